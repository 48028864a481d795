import type { CheckReport, InputProblem, Place, SubjectReport, Unchecked } from '../model.ts';
import { isRejected, isUnexplained } from './tally.ts';

/** What has no finding of its own and still must be told, so that a subject that is not safe never looks like it. */
export interface Untold {
  readonly rule: 'gate/registry-rejects' | 'gate/could-not-check' | 'gate/invalid-input';
  readonly message: string;
  readonly help: string;
  readonly tried: readonly string[];
  readonly place: Place | null;
}

/** Titles and ways out of the rules that stand for no finding; the catalogue holds the others. */
export const UNTOLD_RULES: Readonly<Record<Untold['rule'], { readonly title: string; readonly help: string }>> = {
  'gate/registry-rejects': { title: 'The registry rejects the schema', help: 'Change the schema so that the registry accepts it under its level.' },
  'gate/could-not-check': { title: 'A question could not be answered, which is not a pass', help: 'Make the check possible and run it again.' },
  'gate/invalid-input': { title: 'Input cannot be read, so it is not checked', help: 'Mend the file and run the check again.' },
};

/** The subject's own open ends: rejections without a finding, unanswered questions, unreadable input. */
export function untold(subject: SubjectReport): readonly Untold[] {
  return [...unexplained(subject), ...subject.unchecked.map(untoldQuestion), ...subject.problems.map(untoldProblem)];
}

/** A verdict that nothing in the report gives a reason for. */
export function unexplained(subject: SubjectReport): readonly Untold[] {
  if (isRejected(subject)) return [asUntold('gate/registry-rejects', { message: rejection(subject) })];
  return isUnexplained(subject) ? [asUntold('gate/could-not-check', { message: `\`${subject.subject}\` was not checked to the end.` })] : [];
}

/** All of a run, with the subject's name where there is one. */
export function allUntold(report: CheckReport): readonly { readonly one: Untold; readonly subject: string | null }[] {
  return [
    ...report.unchecked.map((unchecked) => ({ one: untoldQuestion(unchecked), subject: null })),
    ...report.problems.map((problem) => ({ one: untoldProblem(problem), subject: null })),
    ...report.subjects.flatMap((subject) => untold(subject).map((one) => ({ one, subject: subject.subject }))),
  ];
}

export function untoldQuestion(unchecked: Unchecked): Untold {
  return asUntold('gate/could-not-check', unchecked);
}

export function untoldProblem(problem: InputProblem): Untold {
  return asUntold('gate/invalid-input', problem);
}

function asUntold(rule: Untold['rule'], { message, help, tried, place }: Partial<Unchecked> & { message: string }): Untold {
  return { rule, message, help: help ?? UNTOLD_RULES[rule].help, tried: tried ?? [], place: place ?? null };
}

function rejection(subject: SubjectReport): string {
  const answers = (subject.registry?.answers ?? []).filter((answer) => !answer.compatible);
  const against = [...new Set(answers.map((answer) => answer.against))].join(', ');
  const types = new Set(answers.flatMap((answer) => answer.differences.filter((one) => !one.compatible).map((one) => `${one.type} at ${one.path}`)));
  return `The registry rejects \`${subject.subject}\`${against ? ` against ${against}` : ''}${types.size > 0 ? `: ${[...types].join('; ')}` : ''}.`;
}
