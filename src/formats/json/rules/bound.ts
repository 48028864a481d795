import { rule } from '../../../rule.ts';
import type { Rule } from '../../../rule.ts';
import type { DifferenceType } from '../differences.ts';
import type { JsonArgs } from './args.ts';
import { of } from './args.ts';

/** A bound that only the reader has. `refused` is what falls outside, in the plural: `longer texts`. */
export function boundAdded(keyword: string, type: DifferenceType, refused: string): Rule<JsonArgs> {
  return rule<JsonArgs>({
    title: `The reader has ${named(keyword)} and the writer has none`,
    message: (a) => `The reader has ${named(keyword)} of ${a.reader} for ${of(a.at)} and the writer has none, so it refuses ${refused} that the writer may send.`,
    help: `Leave \`${keyword}\` out of the reader until no writer sends ${refused}.`,
    registry: { verdict: 'breaks', type },
    truth: 'depends',
  });
}

/** A bound that is tighter in the reader. */
export function boundTightened(keyword: string, type: DifferenceType, refused: string): Rule<JsonArgs> {
  return rule<JsonArgs>({
    title: `The reader has a tighter \`${keyword}\` than the writer`,
    message: (a) => `The \`${keyword}\` of ${of(a.at)} is ${a.writer} in the writer and ${a.reader} in the reader, which refuses ${refused} that the writer may send.`,
    help: `Keep the \`${keyword}\` of the writer.`,
    registry: { verdict: 'breaks', type },
    truth: 'depends',
  });
}

function named(keyword: string): string {
  return `${/^[aeiou]/.test(keyword) ? 'an' : 'a'} \`${keyword}\``;
}
