import type { ScalarShape } from '../../formats/shape.ts';
import type { Need } from '../contract/contract.ts';
import { isMultipleOf, toExact } from '../exact.ts';
import type { Check, Dimension, Reading, Vote } from './check.ts';
import { byBranch, GUARANTEED, UNKNOWN } from './votes.ts';

/** What a contract asks of the digits of a number: scale, precision, multiples, and that it is a number at all. */
type DigitCheck = (need: Need) => { readonly asks: string; readonly vote: (scalar: ScalarShape, reading: Reading) => Vote } | null;

const scale: DigitCheck = ({ constraints }) => {
  const wanted = constraints.scale;
  if (wanted === undefined) return null;
  return { asks: `a decimal of scale ${wanted}`, vote: (scalar) => scaleVote(scalar, wanted) };
};

const precision: DigitCheck = ({ constraints }) => {
  const wanted = constraints.precision;
  if (wanted === undefined) return null;
  return {
    asks: `at most ${wanted} digits long`,
    vote(scalar) {
      if (scalar.precision === undefined) return UNKNOWN;
      if (scalar.precision <= wanted) return GUARANTEED;
      const reach = { to: toExact(String(scalar.precision))!, exclusive: false, down: false };
      return { state: 'V', damage: [{ key: 'digits', text: `${scalar.precision} digits long`, where: scalar, reach, interval: true }] };
    },
  };
};

const multipleOf: DigitCheck = ({ constraints }) => {
  const wanted = constraints.multipleOf;
  if (wanted === undefined) return null;
  return {
    asks: 'a multiple of the number in the contract',
    vote(scalar) {
      const step = scalar.multipleOf ?? (scalar.type === 'integer' ? '1' : undefined);
      const exact = step === undefined ? null : toExact(step);
      const fits = exact ? isMultipleOf(exact, wanted) : null;
      if (fits === true) return GUARANTEED;
      if (fits === null || scalar.multipleOf === undefined) return UNKNOWN;
      return { state: 'V', damage: [{ key: `step ${scalar.multipleOf}`, text: `a multiple of ${scalar.multipleOf}`, where: scalar }] };
    },
  };
};

const finite: DigitCheck = ({ constraints }) => {
  if (constraints.finite !== true) return null;
  // JSON has no way to write NaN or an infinity.
  return { asks: 'finite', vote: (scalar, { format }) => (format === 'json' || scalar.floating !== true ? GUARANTEED : UNKNOWN) };
};

const CHECKS = { scale, precision, multipleOf, finite } as const;

export const digits: Dimension = {
  judge: (need, leaf, reading) =>
    Object.entries(CHECKS).flatMap(([key, ask]): Check[] => {
      const asked = ask(need);
      if (!asked) return [];
      return [
        byBranch(key, asked.asks, need, leaf, (alternative) => {
          if (alternative.kind === 'any') return UNKNOWN;
          return alternative.kind === 'scalar' && isNumeric(alternative) ? asked.vote(alternative, reading) : null;
        }),
      ];
    }),
  say: (check, damage, need) => {
    const path = need.path.text;
    if (check.key === 'scale') return { rule: 'contract/decimal-scale-changed', args: { path, was: String(need.constraints.scale ?? ''), is: damage?.text ?? check.says } };
    return { rule: 'contract/range-exceeds', args: { path, asks: check.asks, is: damage?.text ?? check.says } };
  },
};

function scaleVote(scalar: ScalarShape, wanted: number): Vote {
  if (scalar.logical !== 'decimal') return scalar.type === 'integer' ? GUARANTEED : UNKNOWN;
  if (scalar.scale === undefined) return UNKNOWN;
  if (scalar.scale === wanted) return GUARANTEED;
  return { state: 'C', damage: [{ key: `scale ${scalar.scale}`, text: String(scalar.scale), where: scalar }] };
}

function isNumeric(scalar: ScalarShape): boolean {
  return scalar.logical === 'decimal' || scalar.type === 'number' || scalar.type === 'integer';
}
