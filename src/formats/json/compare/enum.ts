import type { ConstSchema, EnumSchema } from '../model.ts';
import { RegistryCrash } from './crash.ts';
import type { Findings } from './found.ts';

export function compareEnums(findings: Findings, { values: before }: EnumSchema, { values: after }: EnumSchema): void {
  const keeps = [...before.keys()].every((key) => after.has(key));
  const grows = [...after.keys()].some((key) => !before.has(key));
  if (keeps && grows) findings.add('ENUM_ARRAY_EXTENDED', ['enum']);
  else if (!keeps) findings.add(grows ? 'ENUM_ARRAY_CHANGED' : 'ENUM_ARRAY_NARROWED', ['enum']);
}

export function compareConsts(findings: Findings, writer: ConstSchema, reader: ConstSchema): void {
  if (writer.key === 'null') throw new RegistryCrash('const-null', writer, reader);
  if (writer.key !== reader.key) findings.add('ENUM_ARRAY_CHANGED', ['const']);
}
