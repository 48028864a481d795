import type { ArgsOf } from '../rule.ts';
import { rule } from '../rule.ts';

const UNSEEN = { verdict: 'unseen', type: null } as const;

/** What a schema can do to a consumer's contract. Messages state the schema as proposed; whether it is new is the outcome's affair. */
export const contractRules = {
  'contract/field-missing': rule<{ path: string; part: string; consequence: string; renamed: string }>({
    title: 'A field that a consumer needs is gone',
    message: (a) => `${a.part === a.path ? `\`${a.path}\` is gone` : `\`${a.part}\` is gone, and \`${a.path}\` with it`}: a consumer that needs it ${a.consequence}.${also(a.renamed)}`,
    help: 'Keep the field until its consumers have moved away from it.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/field-becomes-nullable': rule<{ path: string; part: string }>({
    title: 'A value that a consumer needs may be null',
    message: (a) => (a.part === a.path ? `\`${a.path}\` may be null, and its consumers need a value.` : `\`${a.part}\` may be null, and \`${a.path}\`, which its consumers need, is then missing.`),
    help: 'Keep the value non-null, or agree with its consumers what null means.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/field-becomes-optional': rule<{ path: string; part: string; why: string }>({
    title: 'A field that a consumer needs may be missing',
    message: (a) => `${a.part === a.path ? `\`${a.path}\`` : `\`${a.part}\`, and \`${a.path}\` with it,`} ${a.why}, and its consumers need it on every message.`,
    help: 'Keep the field on every message.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/field-moved-to-oneof': rule<{ path: string; part: string; oneof: string }>({
    title: 'A field that a consumer needs is one choice of several',
    message: (a) => `\`${a.part}\` belongs to the oneof \`${a.oneof}\`, so it is unset when another choice is made, and its consumers need it on every message.`,
    help: 'Keep the field outside of the oneof.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/optional-dependency-removed': rule<{ path: string; consequence: string; renamed: string }>({
    title: 'A field that a consumer reads, but can do without, is gone',
    message: (a) => `\`${a.path}\` is gone: a consumer that reads it when it is there ${a.consequence}.${also(a.renamed)}`,
    help: 'Tell its consumers that the field never comes again.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/field-never-existed': rule<{ path: string; meant: string }>({
    title: 'A contract names a field that the schema does not have',
    message: (a) => `The schema has no \`${a.path}\`.${a.meant === '' ? '' : ` Is \`${a.meant}\` meant?`}`,
    help: 'Correct the name in the contract, or remove the field from it.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/type-mismatch': rule<{ path: string; wanted: string; is: string }>({
    title: 'A field is of another type than a consumer needs',
    message: (a) => `\`${a.path}\` is \`${a.is}\`, and its consumers need \`${a.wanted}\`.`,
    help: 'Keep the type, or publish the new type under a new field.',
    registry: UNSEEN,
    truth: 'breaks',
  }),
  'contract/type-representation': rule<{ path: string; wanted: string; is: string; why: string }>({
    title: 'A field comes in a form that may surprise a consumer',
    message: (a) => `\`${a.path}\` is \`${a.is}\` where consumers ask for \`${a.wanted}\`: ${a.why}.`,
    help: 'Check that the consumer reads this form.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/value-added': rule<{ path: string; value: string; allowed: string }>({
    title: 'A value may come that a consumer does not handle',
    message: (a) => `\`${a.path}\` may be \`${a.value}\`, and its consumers handle only ${a.allowed}.`,
    help: 'Announce the value, and send it once its consumers handle it.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/expected-value-removed': rule<{ path: string; value: string }>({
    title: 'A value that a consumer waits for can never come',
    message: (a) => `\`${a.path}\` can never be \`${a.value}\`, and a consumer waits for that value.`,
    help: 'Keep the value, or agree with the consumer what replaces it.',
    registry: UNSEEN,
    truth: 'breaks',
  }),
  'contract/range-exceeds': rule<{ path: string; asks: string; is: string }>({
    title: 'A number may lie outside of what a consumer accepts',
    message: (a) => `\`${a.path}\` may be ${a.is}, and its consumers need it to be ${a.asks}.`,
    help: 'Keep the range, or agree on a wider one with the consumers first.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/guarantee-lost': rule<{ path: string; asks: string; says: string }>({
    title: 'The schema no longer promises what a consumer needs',
    message: (a) => `The schema no longer promises that \`${a.path}\` is ${a.asks}${a.says === '' ? '' : `: it now says \`${a.says}\``}.`,
    help: 'Keep the promise in the schema.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/not-provable': rule<{ path: string; asks: string; says: string }>({
    title: 'The schema cannot prove what a consumer needs',
    message: (a) => `The schema does not promise that \`${a.path}\` is ${a.asks}${a.says === '' ? '' : `: it says \`${a.says}\``}. Nothing was checked here.`,
    help: 'Say it in the schema, or check it on sample messages.',
    registry: UNSEEN,
    truth: 'depends',
  }),
  'contract/schema-deleted': rule<{ subject: string }>({
    title: 'A schema that consumers read is deleted',
    message: (a) => `The schema of \`${a.subject}\` is deleted, and with it everything that its consumers read.`,
    help: 'Keep the schema until no active contract depends on it.',
    registry: UNSEEN,
    truth: 'breaks',
  }),
};

export type ContractRuleId = keyof typeof contractRules;

/** A rule with the arguments that its sentence needs. */
export type ContractFact = { readonly [K in ContractRuleId]: { readonly rule: K; readonly args: ArgsOf<(typeof contractRules)[K]> } }[ContractRuleId];

function also(sentence: string): string {
  return sentence === '' ? '' : ` ${sentence}`;
}
