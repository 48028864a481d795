import type { NumberSchema } from '../../model.ts';
import type { Findings } from '../found.ts';

/** In draft-04 an exclusive bound is a flag beside the bound, which the registry reads and never compares. */
export function suspectFlags(findings: Findings, writer: NumberSchema, reader: NumberSchema): void {
  for (const [flag, bound] of [['exclusiveMinimum', 'minimum'], ['exclusiveMaximum', 'maximum']] as const) {
    const isSame = writer[bound]?.value === reader[bound]?.value && reader[bound] !== null;
    if (isSame && hasFlag(reader, flag) && !hasFlag(writer, flag)) findings.suspect('json/bound-made-exclusive', [flag], () => writer[flag] === null);
  }
}

function hasFlag({ source }: NumberSchema, flag: string): boolean {
  const value = source.kind === 'object' ? source.members.get(flag)?.value : undefined;
  return value?.kind === 'literal' && value.value === true;
}
