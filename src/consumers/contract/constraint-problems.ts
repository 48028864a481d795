import type { YamlPath } from '../../config/yaml.ts';
import { compilePattern } from '../pattern/compile.ts';
import type { Report } from './contradictions.ts';
import type { ConstraintsText, FieldText } from './field-schema.ts';
import type { TypeName } from './type-names.ts';

type Key = keyof ConstraintsText;

const NUMBERS: readonly TypeName[] = ['integer', 'int32', 'int64', 'number', 'float', 'double', 'decimal'];
const TEXTS: readonly TypeName[] = ['string', 'uuid', 'enum', 'date', 'time', 'timestamp', 'duration'];
const DATES: readonly TypeName[] = ['date', 'time', 'timestamp', 'duration'];

/** To which types a constraint means something; a field without a type may be any of them. */
const APPLIES: Readonly<Record<Key, readonly TypeName[]>> = {
  min: [...NUMBERS, ...DATES],
  max: [...NUMBERS, ...DATES],
  exclusive_min: [...NUMBERS, ...DATES],
  exclusive_max: [...NUMBERS, ...DATES],
  multiple_of: NUMBERS,
  min_length: [...TEXTS, 'bytes'],
  max_length: [...TEXTS, 'bytes'],
  pattern: TEXTS,
  format: TEXTS,
  min_items: ['array', 'map'],
  max_items: ['array', 'map'],
  unique_items: ['array'],
  precision: ['decimal', 'number'],
  scale: ['decimal', 'number'],
  finite: NUMBERS,
};

/** Constraints that no value can meet, or that the type makes pointless. */
export function constraintProblems(field: FieldText, constraints: ConstraintsText, at: YamlPath, report: Report): void {
  for (const key of Object.keys(constraints) as Key[]) {
    if (field.type === undefined || field.type === 'any' || APPLIES[key].includes(field.type)) continue;
    report([...at, key], `\`${key}\` means nothing to a field of type \`${field.type}\`.`, `Remove \`${key}\`, or correct the type.`);
  }
  twice(constraints, 'min', 'exclusive_min', at, report);
  twice(constraints, 'max', 'exclusive_max', at, report);
  crossed(constraints, 'min_length', 'max_length', at, report);
  crossed(constraints, 'min_items', 'max_items', at, report);
  crossed(constraints, 'scale', 'precision', at, report);
  emptyRange(constraints, at, report);
  const pattern = constraints.pattern === undefined ? null : compilePattern(constraints.pattern);
  if (pattern && 'error' in pattern) report([...at, 'pattern'], `\`pattern\` ${pattern.error}.`, 'Write a regular expression without look-around and back-references.');
}

function twice(constraints: ConstraintsText, one: Key, other: Key, at: YamlPath, report: Report): void {
  if (constraints[one] === undefined || constraints[other] === undefined) return;
  report([...at, other], `\`${one}\` and \`${other}\` are both given.`, 'Keep the tighter of the two.');
}

function crossed(constraints: ConstraintsText, low: Key, high: Key, at: YamlPath, report: Report): void {
  const [from, to] = [constraints[low], constraints[high]];
  if (typeof from !== 'number' || typeof to !== 'number' || from <= to) return;
  report([...at, high], `\`${low}\` (${from}) is greater than \`${high}\` (${to}), so no value fits.`, 'Correct one of the two.');
}

function emptyRange(constraints: ConstraintsText, at: YamlPath, report: Report): void {
  const low = constraints.min ?? constraints.exclusive_min;
  const high = constraints.max ?? constraints.exclusive_max;
  if (low === undefined || high === undefined) return;
  const key = constraints.max === undefined ? 'exclusive_max' : 'max';
  if (typeof low !== typeof high) return report([...at, key], 'One limit is a number and the other is text.', 'Write both as numbers, or both as dates.');
  const open = constraints.exclusive_min !== undefined || constraints.exclusive_max !== undefined;
  if (low > high || (open && low === high)) report([...at, key], `No value lies between ${low} and ${high}.`, 'Correct one of the two.');
}
