import { validate } from '../../config/validate.ts';
import type { YamlDoc } from '../../config/yaml.ts';
import { readYaml } from '../../config/yaml.ts';
import type { Problem } from '../../errors.ts';
import { UncheckedError, UsageError } from '../../errors.ts';
import type { Place } from '../../model.ts';
import type { Contract } from './contract.ts';
import type { ContractText } from './contract-schema.ts';
import { contractSchema } from './contract-schema.ts';
import { contradictions } from './contradictions.ts';
import { withoutOwnKeys } from './own-keys.ts';
import { placeAt } from './places.ts';
import { toContract } from './to-contract.ts';

export interface ContractFile {
  readonly file: string;
  readonly text: string;
}

/** The contracts of all files, in the order of their consumers' names, and everything that is wrong with any of them. */
export function loadContracts(files: readonly ContractFile[]): { contracts: readonly Contract[]; problems: readonly Problem[] } {
  const contracts: Contract[] = [];
  const problems: Problem[] = [];
  const first = new Map<string, Place>();
  for (const { file, text } of files) {
    const read = readOne(file, text);
    problems.push(...read.problems);
    if (read.consumer) {
      const { name, place } = read.consumer;
      const before = first.get(name);
      if (before) problems.push(duplicate(name, place, before));
      else first.set(name, place);
    }
    if (read.contract) contracts.push(read.contract);
  }
  return { contracts: contracts.toSorted((a, b) => (a.consumer < b.consumer ? -1 : a.consumer > b.consumer ? 1 : 0)), problems };
}

interface ReadFile {
  readonly contract: Contract | null;
  readonly consumer: { readonly name: string; readonly place: Place } | null;
  readonly problems: readonly Problem[];
}

function readOne(file: string, text: string): ReadFile {
  let doc: YamlDoc | null = null;
  try {
    doc = readYaml(text, file);
    const valid = validate(contractSchema, withoutOwnKeys(doc));
    const problems = contradictions(valid, doc);
    return { contract: problems.length > 0 ? null : toContract(valid, doc), consumer: consumerOf(valid, doc), problems };
  } catch (error) {
    return { contract: null, consumer: doc ? consumerOf(doc.value, doc) : null, problems: problemsOf(error, file) };
  }
}

function problemsOf(error: unknown, file: string): readonly Problem[] {
  if (error instanceof UsageError) return error.problems;
  if (!(error instanceof UncheckedError)) throw error;
  return [{ message: error.message, place: { file, line: 1, column: 1 }, ...(error.help === undefined ? {} : { help: error.help }) }];
}

/** The name counts as taken even when something else in its file is wrong. */
function consumerOf(value: unknown, doc: YamlDoc): ReadFile['consumer'] {
  const name = typeof value === 'object' && value !== null ? (value as Partial<ContractText>).consumer : undefined;
  return typeof name === 'string' ? { name, place: placeAt(doc, ['consumer']) } : null;
}

function duplicate(name: string, place: Place, before: Place): Problem {
  return {
    message: `The consumer \`${name}\` has a contract in \`${before.file}\` line ${before.line} already.`,
    place,
    help: 'Merge the two files, or give one of the consumers another name.',
  };
}
