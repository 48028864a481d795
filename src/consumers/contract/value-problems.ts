import type { YamlPath } from '../../config/yaml.ts';
import type { Report } from './contradictions.ts';
import type { Scalar } from './contract.ts';
import type { FieldText } from './field-schema.ts';
import type { TypeName } from './type-names.ts';

const NO_VALUES: readonly TypeName[] = ['object', 'record', 'struct', 'array', 'map', 'bytes'];
const KIND: Readonly<Partial<Record<TypeName, 'string' | 'number' | 'boolean'>>> = {
  string: 'string', uuid: 'string', integer: 'number', int32: 'number', int64: 'number', number: 'number', float: 'number', double: 'number', boolean: 'boolean',
};

/** Sets of values that the type cannot have, that contradict each other, or that nothing reads. */
export function valueProblems(field: FieldText, at: YamlPath, report: Report): void {
  const { allowed_values: allowed, expects_values: expected } = field;
  for (const key of ['allowed_values', 'expects_values'] as const) {
    const list = field[key];
    if (list) listProblems(field, list, [...at, key], key, report);
  }
  if (allowed && field.unknown_values !== 'tolerate') {
    const known = new Set(allowed);
    for (const [index, value] of (expected ?? []).entries()) {
      if (known.has(value)) continue;
      report([...at, 'expects_values', index], `\`${value}\` is expected, but not among \`allowed_values\`.`, 'Add it to `allowed_values`.');
    }
  }
  pointless(field, at, report);
}

function listProblems(field: FieldText, list: readonly Scalar[], at: YamlPath, key: string, report: Report): void {
  const { type } = field;
  if (type !== undefined && NO_VALUES.includes(type)) return report(at, `\`${key}\` means nothing to a field of type \`${type}\`.`, `Remove \`${key}\`, or correct the type.`);
  const kind = type === undefined ? undefined : KIND[type];
  const seen = new Set<Scalar>();
  for (const [index, value] of list.entries()) {
    if (seen.has(value)) report([...at, index], `\`${value}\` is in \`${key}\` twice.`, 'Remove one of the two.');
    seen.add(value);
    if (kind === undefined || typeof value === kind) continue;
    const way = kind === 'string' ? `Quote it: \`"${value}"\`.` : 'Correct the value, or the type.';
    report([...at, index], `\`${value}\` is a ${typeof value}, and the field is of type \`${type}\`.`, way);
  }
}

/** Keys that do nothing without another key: a check would be missing that someone believes in. */
function pointless(field: FieldText, at: YamlPath, report: Report): void {
  const alone = (key: keyof FieldText, needs: readonly (keyof FieldText)[]): void => {
    if (field[key] === undefined || needs.some((other) => field[other] !== undefined)) return;
    const names = needs.map((name) => `\`${name}\``).join(' or ');
    report([...at, key], `\`${key}\` does nothing without ${names}.`, `Add ${names}, or remove \`${key}\`.`);
  };
  alone('unknown_values', ['allowed_values']);
  alone('value_mapping', ['allowed_values', 'expects_values']);
  alone('unspecified', ['allowed_values']);
  alone('unknown_branches', ['branches']);
}
