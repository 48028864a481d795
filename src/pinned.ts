import { posix } from 'node:path';
import { comparePair } from './compare.ts';
import type { Contract, PinnedSchema, ReaderAnswer, ReadPinned } from './consumers/index.ts';
import { UncheckedError, UsageError } from './errors.ts';
import type { Format } from './formats/format.ts';
import type { Fact, JsonPolicy, Profile, RuleArgs } from './model.ts';
import type { RuleTable } from './rules.ts';

/** A subject's schemas, parsed, and what it takes to compare them. */
export interface ParsedSubject {
  readonly subject: string;
  readonly format: Format<unknown>;
  readonly rows: RuleTable;
  readonly baseline: unknown;
  readonly proposed: unknown;
  readonly versions: readonly { readonly label: string; readonly schema: unknown }[];
  readonly profile: Profile;
  readonly policy: JsonPolicy;
}

/** Texts of pinned schema files, by path. */
export type PinnedTexts = ReadonlyMap<string, string>;

/** Files that contracts pin, as seen from the root. A path that leaves it is not read. */
export function pinnedFiles(contracts: readonly Contract[]): string[] {
  const paths = contracts.flatMap((contract) => {
    const { schema } = contract.reads;
    return schema && 'file' in schema ? [pathOf(contract, schema.file)] : [];
  });
  return [...new Set(paths)].filter((path) => !path.startsWith('../') && !posix.isAbsolute(path));
}

function pathOf(contract: Contract, file: string): string {
  return posix.normalize(posix.join(posix.dirname(contract.file), file));
}

/** Reads new and old messages with the very schema that a consumer reads with. */
export function pinnedReader(texts: PinnedTexts, subject: ParsedSubject): ReadPinned {
  return (contract, pinned, writer) => {
    const written = writer === 'proposed' ? subject.proposed : subject.baseline;
    if (written === null || written === undefined) return null;
    try {
      const reader = readerSchema(contract, pinned, texts, subject);
      return reader === null ? unknown(`${nameOf(pinned)} is not among the versions that are known here`) : read(reader, written, subject);
    } catch (error) {
      if (error instanceof UsageError || error instanceof UncheckedError) return unknown(error.message);
      throw error;
    }
  };
}

function readerSchema(contract: Contract, pinned: PinnedSchema, texts: PinnedTexts, { subject, format, versions }: ParsedSubject): unknown {
  if ('file' in pinned) {
    const file = pathOf(contract, pinned.file);
    const text = texts.get(file);
    if (text === undefined) throw new UsageError({ message: `the file \`${pinned.file}\` is not there`, place: pinned.place });
    return format.parse({ schema: text, file }, { strictness: 'stored' });
  }
  if (pinned.subject !== subject) return null;
  const found = pinned.version === 'latest' ? versions.at(-1) : versions.find(({ label }) => label === `v${pinned.version}`);
  return found?.schema ?? null;
}

function read(reader: unknown, written: unknown, { format, rows, profile, policy }: ParsedSubject): ReaderAnswer {
  const { compatible, facts, actual } = comparePair(format, reader, written, { profile, policy });
  const hurt = facts.filter((fact) => fact.proof !== undefined || isRejected(fact, rows));
  if (hurt.length > 0) return { verdict: 'breaks', failures: hurt.map((fact) => ({ key: `${fact.rule} ${fact.path}`, detail: sentence(fact, rows), place: fact.writer })) };
  if (compatible && actual.verdict !== 'breaks') return { verdict: 'reads', failures: [] };
  return unknown('the comparison found a difference that it cannot explain');
}

function isRejected(fact: Fact, rows: RuleTable): boolean {
  const verdict = rows[fact.rule]?.registry.verdict;
  return verdict === 'breaks' || verdict === 'depends';
}

function sentence(fact: Fact, rows: RuleTable): string {
  return (rows[fact.rule]!.message as (args: RuleArgs) => string)(fact.args);
}

function nameOf(pinned: PinnedSchema): string {
  return 'file' in pinned ? pinned.file : `version ${pinned.version} of ${pinned.subject}`;
}

function unknown(why: string): ReaderAnswer {
  return { verdict: 'unknown', failures: [], why };
}
