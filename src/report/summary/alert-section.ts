import type { Alert, Place, Proof, RunHeader, SubjectReport } from '../../model.ts';
import { againCommand } from '../again.ts';
import { howMany, placeText, registrySentence, unnamedReaders } from '../alert-text.ts';
import { clip } from '../clip.ts';
import { mdCode, mdFence, mdSentence, mdText } from '../markdown.ts';
import { plain } from '../paint.ts';
import { proofSentence } from '../proof-words.ts';
import { snippet } from '../snippet.ts';

const SENTENCE = 1000;
const DATUM = 2000;

/** One alert with its lines, its proof, what the registry says and the way out. `proof` is its number, when it has one. */
export function alertSection(alert: Alert, subject: SubjectReport, run: RunHeader, proof: number | undefined): string {
  const registry = alert.severity === 'error' ? registrySentence(alert, subject) : '';
  const unnamed = unnamedReaders(alert);
  return [
    `### ${mdCode(subject.subject)}: ${alert.severity} ${mdCode(alert.rule)}`,
    `${mdSentence(clip(alert.message, SENTENCE))}${howMany(alert, subject)}`,
    where(alert, subject, run),
    ...(alert.excerpt.length > 0 ? [mdFence(snippet(alert.excerpt, plain, 100, ''), 'text').join('\n')] : []),
    ...(unnamed === '' ? [] : [`**${alert.severity === 'error' ? 'Breaks' : 'Concerns'}** ${unnamed}`]),
    ...(alert.proof ? [proofPart(alert.proof, proof)] : []),
    ...(registry === '' ? [] : [`**Registry** ${mdSentence(clip(registry, SENTENCE))}`]),
    wayOut(alert),
    alert.severity === 'error' ? `**Reproduce** ${mdCode(againCommand(subject, run))}` : '',
  ].filter((part) => part !== '').join('\n\n');
}

function where({ at, was }: Alert, subject: SubjectReport, run: RunHeader): string {
  const before = (place: Place): string => `was ${mdCode(place.file === subject.file ? `${place.line}:${place.column}` : placeText(place))} at ${mdCode(run.baseline.label)}`;
  if (at) return `${mdCode(placeText(at))}${was ? ` (${before(was)})` : ''}`;
  return was ? `${mdCode(subject.file)} (gone; ${before(was)})` : mdCode(subject.file);
}

function proofPart(proof: Proof, number: number | undefined): string {
  const title = number === undefined ? '**Proof**' : `**Proof ${number}**`;
  return `${title} ${mdSentence(clip(proofSentence(proof), SENTENCE))}\n\n${mdFence([clip(JSON.stringify(proof.datum), DATUM)], 'json').join('\n')}`;
}

/** Repairs that were tried; without one, the rule's own advice, which says that it is no more than that. */
function wayOut({ fixes, help }: Alert): string {
  if (fixes.length === 0) return `**Way out** ${mdText(help)}`;
  return ['**Safe way**', '', ...fixes.map((fix, index) => `${index + 1}. ${mdSentence(clip(fix, SENTENCE))}`)].join('\n');
}
