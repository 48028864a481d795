import type { RunHeader, SubjectReport } from '../model.ts';

/** The command that repeats the check of one subject. */
export function againCommand(subject: SubjectReport, run: RunHeader): string {
  const file = quoted(subject.file.startsWith('-') ? `./${subject.file}` : subject.file);
  const baseline = quoted(run.baseline.label);
  const level = subject.registry?.levelFrom === 'option' ? ` --level ${subject.registry.level}` : '';
  const more = (run.options ?? []).map((option) => ` ${option}`).join('');
  return run.command === 'compare' ? `whobreaks compare ${baseline} ${file}${level}` : `whobreaks check ${file} --against ${baseline}${level}${more}`;
}

/** Safe to paste into a shell. */
function quoted(word: string): string {
  return /^[\w./:@=+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
