import type { EnumValue, ScalarShape } from '../../formats/shape.ts';
import type { AllowedValue, Need, Scalar, ValueMapping } from '../contract/contract.ts';
import { compareExact, toExact } from '../exact.ts';
import type { Leaf } from '../path/leaf.ts';
import type { Located } from '../path/located.ts';
import type { Check, Dimension, Reading } from './check.ts';
import { byBranch, GUARANTEED, UNKNOWN } from './votes.ts';

/** May a value come that the consumer does not handle? One damage for each, so that each can be announced alone. */
export const values: Dimension = {
  judge(need, leaf, reading) {
    const { allowed } = need;
    if (!allowed || need.unknownValues === 'tolerate') return [];
    return [
      byBranch('values', `one of ${list(allowed)}`, need, leaf, (alternative) => {
        if (alternative.kind !== 'scalar') return alternative.kind === 'any' ? UNKNOWN : null;
        const possible = possibleValues(alternative, need, reading);
        if (!possible) return UNKNOWN;
        const strange = possible.filter(({ value }) => !includes(allowed, value));
        if (strange.length === 0) return GUARANTEED;
        const damage = strange.map(({ value, where }) => ({ key: `value ${JSON.stringify(value)}`, text: String(value), where }));
        return { state: strange.length === possible.length ? 'C' : 'V', damage };
      }),
    ];
  },
  say: (check, damage, need) => ({ rule: 'contract/value-added', args: { path: need.path.text, value: damage?.text ?? check.says, allowed: list(need.allowed ?? []) } }),
};

/** Must a value stay possible? One check for each that the contract expects. */
export const expectedValues: Dimension = {
  judge: (need, leaf, reading) => need.expects.map((expected) => expectedCheck(expected, need, leaf, reading)),
  say: (check, _damage, need) => ({ rule: 'contract/expected-value-removed', args: { path: need.path.text, value: check.says } }),
};

function expectedCheck(expected: AllowedValue, need: Need, leaf: Leaf, reading: Reading): Check {
  const possible = leaf.alternatives.some((alternative) => {
    if (alternative.kind !== 'scalar') return alternative.kind === 'any';
    const all = possibleValues(alternative, need, reading);
    return !all || all.some(({ value }) => isSame(expected, value));
  });
  const text = String(expected.value);
  const damage = possible ? [] : [{ key: 'gone', text, where: leaf.where }];
  const key = `expects ${JSON.stringify(expected.value)}`;
  return { key, asks: `sometimes \`${text}\``, state: possible ? 'G' : 'C', damage, says: text, where: leaf.where };
}

/** A sentence with more values is not read. */
const MOST_SHOWN = 12;

function list(allowed: readonly AllowedValue[]): string {
  const shown = allowed.slice(0, MOST_SHOWN).map(({ value }) => `\`${String(value)}\``);
  return allowed.length > MOST_SHOWN ? `${shown.join(', ')} and ${allowed.length - MOST_SHOWN} more` : shown.join(', ');
}

export interface PossibleValue {
  /** As the consumer spells it. */
  readonly value: Scalar;
  readonly where: Located;
}

/** The closed set of values as the consumer spells them; null when the set is open. */
export function possibleValues(scalar: ScalarShape, need: Need, reading: Reading): readonly PossibleValue[] | null {
  if (scalar.type === 'boolean' && !scalar.values) return [false, true].map((value) => ({ value, where: scalar }));
  if (!scalar.values) return null;
  return scalar.values
    .filter((value) => need.checkUnspecified || !isUnspecified(value, reading) || includes(need.allowed ?? [], mapped(value.value, need.mapping)))
    .map((value) => ({ value: mapped(value.value, need.mapping), where: value }));
}

/** Protobuf: the zero value that stands for "not set". */
function isUnspecified({ value, number }: EnumValue, reading: Reading): boolean {
  return reading.format === 'protobuf' && number === 0 && /(?:^|_)(?:UNSPECIFIED|UNKNOWN|UNDEFINED)$/i.test(String(value));
}

/** A schema's symbol as the consumer spells it. */
export function mapped(value: Scalar, mapping: ValueMapping | undefined): Scalar {
  if (typeof value !== 'string' || !mapping) return value;
  const named = mapping.map?.get(value);
  if (named !== undefined) return named;
  const { stripPrefix = '' } = mapping;
  const stripped = value.startsWith(stripPrefix) ? value.slice(stripPrefix.length) : value;
  return mapping.case === 'lower' ? stripped.toLowerCase() : mapping.case === 'upper' ? stripped.toUpperCase() : stripped;
}

export function includes(allowed: readonly AllowedValue[], value: Scalar): boolean {
  return allowed.some((one) => isSame(one, value));
}

/** Numbers compare as numbers, everything else by kind and spelling. */
function isSame(allowed: AllowedValue, value: Scalar): boolean {
  if (typeof allowed.value !== typeof value) return false;
  if (typeof value !== 'number' || !allowed.exact) return allowed.value === value;
  const exact = toExact(String(value));
  return exact ? compareExact(allowed.exact, exact) === 0 : false;
}
