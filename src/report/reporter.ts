import type { CheckReport, RunHeader, SubjectReport } from '../model.ts';

/** Turns a run into text, piece by piece; subjects come in order, so the text can be streamed. */
export interface Reporter {
  begin(header: RunHeader): string;
  subject(report: SubjectReport): string;
  end(report: CheckReport): string;
}

/** A format that can only be written when everything is known. */
export function atEnd(render: (report: CheckReport) => string): Reporter {
  return { begin: () => '', subject: () => '', end: render };
}
