import type { CheckReport } from '../../model.ts';
import { placeText } from '../alert-text.ts';
import { clip } from '../clip.ts';
import { mdCode, mdSentence } from '../markdown.ts';
import { allUntold, type Untold } from '../untold.ts';

const MOST = 50;
const SENTENCE = 1000;

const TITLES: Readonly<Record<Untold['rule'], string>> = {
  'gate/registry-rejects': 'The registry rejects',
  'gate/could-not-check': 'Could not check, which is not a pass',
  'gate/invalid-input': 'Mend first: this input cannot be read',
};

/** What stands for no finding and is no pass either, a section for each kind. */
export function openSections(report: CheckReport): readonly string[] {
  const all = allUntold(report);
  return (Object.keys(TITLES) as Untold['rule'][]).flatMap((rule) => {
    const items = all.filter(({ one }) => one.rule === rule);
    if (items.length === 0) return [];
    const more = items.length > MOST ? [`- And ${items.length - MOST} more.`] : [];
    return [[`### ${TITLES[rule]}`, '', ...items.slice(0, MOST).flatMap(({ one, subject }) => item(one, subject)), ...more].join('\n')];
  });
}

function item({ message, help, tried, place }: Untold, subject: string | null): string[] {
  const about = [...(subject === null ? [] : [mdCode(subject)]), ...(place ? [mdCode(placeText(place))] : [])].join(' at ');
  return [
    `- ${about === '' ? '' : `${about}: `}${mdSentence(clip(message, SENTENCE))}`,
    ...tried.slice(0, 10).map((line) => `  - tried: ${mdSentence(clip(line, SENTENCE))}`),
    `  - fix: ${mdSentence(clip(help, SENTENCE))}`,
  ];
}
