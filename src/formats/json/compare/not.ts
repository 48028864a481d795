import type { NotSchema } from '../model.ts';
import type { Findings } from './found.ts';
import type { Walk } from './walk.ts';

/** What is excluded is compared the other way round. An unchanged `not` is reported as narrowed, too. */
export function compareNots(walk: Walk, findings: Findings, writer: NotSchema, reader: NotSchema): void {
  findings.add(walk.allows(walk.compare(reader.inner, writer.inner, ['not'])) ? 'NOT_TYPE_NARROWED' : 'NOT_TYPE_EXTENDED', ['not']);
}
