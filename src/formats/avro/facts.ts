import type { Fact, Place, Proof, RuleArgs } from '../../model.ts';
import type { ArgsOf } from '../../rule.ts';
import { type Aim, innerAim, issueAim } from './aim.ts';
import { registryDetail } from './detail.ts';
import { clause, explain } from './explain.ts';
import { fieldOf } from './field-of.ts';
import type { Issue } from './issue.ts';
import { definitionPlace, fieldPlace, recordPlace, slotPlace, symbolPlace } from './place.ts';
import type { avroRules } from './rules.ts';
import type { AvroSchema } from './schema.ts';
import { typeText } from './type-text.ts';
import type { Walk } from './walk.ts';

type Rules = typeof avroRules;
export type AvroRuleId = keyof Rules;

/** Reader and writer, and the walk over them, which remembers what is wrong with each pair of their types. */
export interface Pair {
  readonly reader: AvroSchema;
  readonly writer: AvroSchema;
  readonly walk: Walk;
}

type Places = (pair: Pair) => readonly [reader: Place | null, writer: Place | null];

/** A fact whose places are looked up when somebody reads them: that costs more than the comparison. */
export class LazyFact implements Fact {
  readonly rule: string;
  readonly path: string;
  readonly args: RuleArgs;
  readonly proof?: Proof;
  readonly unproved?: string;
  /** How a message shows the fact. */
  readonly aim: Aim;
  readonly #pair: Pair;
  readonly #find: Places;
  #places: ReturnType<Places> | null = null;

  constructor(rule: string, path: string, args: RuleArgs, aim: Aim, pair: Pair, find: Places, proof: Proof | string | null = null) {
    this.rule = rule;
    this.path = path;
    this.args = args;
    this.aim = aim;
    this.#pair = pair;
    this.#find = find;
    if (typeof proof === 'string') this.unproved = proof;
    else if (proof) this.proof = proof;
  }

  /** The same fact with its proof, or with the reason why there is none. */
  withProof(proof: Proof | string): LazyFact {
    return new LazyFact(this.rule, this.path, this.args, this.aim, this.#pair, this.#find, proof);
  }

  get reader(): Place | null {
    return (this.#places ??= this.#find(this.#pair))[0];
  }

  get writer(): Place | null {
    return (this.#places ??= this.#find(this.#pair))[1];
  }

  toJSON(): Fact {
    const { rule, path, args, reader, writer, proof, unproved } = this;
    return { rule, path, args, reader, writer, ...(proof && { proof }), ...(unproved !== undefined && { unproved }) };
  }
}

export function fact<Id extends AvroRuleId>(rule: Id, path: string, args: ArgsOf<Rules[Id]>, aim: Aim, pair: Pair, places: Places): Fact {
  return new LazyFact(rule, path, args, aim, pair, places);
}

/** The fact behind an incompatibility. */
export function issueFact(issue: Issue, pair: Pair): Fact {
  const registry = registryDetail(issue);
  const places = issuePlaces(issue);
  const aim = issueAim(issue);
  switch (issue.type) {
    case 'READER_FIELD_MISSING_DEFAULT_VALUE':
      return fact(
        'avro/reader-field-without-default',
        issue.path,
        { record: issue.record.name, field: issue.field.name, registry },
        aim,
        pair,
        places,
      );
    case 'MISSING_ENUM_FIELD': {
      const { record, field, enumType } = issue;
      const args = { record: record.name, field: field.name, enum: enumType.name, fallback: enumType.fallback ?? '', registry };
      return fact('avro/enum-default-on-type-only', issue.path, args, aim, pair, places);
    }
    case 'NAME_MISMATCH': {
      const args = { reader: issue.readerType.fullName, writer: issue.writerType.fullName, registry };
      return fact(`avro/${issue.readerType.kind}-name-mismatch`, issue.path, args, aim, pair, places);
    }
    case 'FIXED_SIZE_MISMATCH': {
      const args = { name: issue.readerType.name, reader: issue.readerType.size, writer: issue.writerType.size, registry };
      return fact('avro/fixed-size-mismatch', issue.path, args, aim, pair, places);
    }
    case 'MISSING_ENUM_SYMBOLS':
      return fact(
        'avro/reader-enum-lacks-symbol',
        issue.path,
        { enum: issue.readerType.name, symbols: issue.symbols, registry },
        aim,
        pair,
        places,
      );
    case 'TYPE_MISMATCH':
      return mismatchFact(issue, registry, pair, places);
    case 'MISSING_UNION_BRANCH':
      return branchFact(issue, registry, pair, places);
    case 'AMBIGUOUS': {
      const args = { record: issue.record.name, field: issue.field.name, matches: issue.matches.map((field) => field.name), registry };
      return fact(isSelfAmbiguous(issue) ? 'avro/self-ambiguous-alias' : 'avro/ambiguous-alias', issue.path, args, aim, pair, places);
    }
  }
}

/** The alias names a field of the reader itself, so the reader cannot even read what it writes. */
function isSelfAmbiguous(issue: Issue & { readonly type: 'AMBIGUOUS' }): boolean {
  return issue.field.aliases.some((alias) => fieldOf(issue.record, alias) !== undefined);
}

/** The fact behind an incompatibility that the registry forgets about. */
export function hiddenFact(issue: Issue, pair: Pair): Fact {
  const inner = issue.type === 'MISSING_UNION_BRANCH' ? explain(issue, pair.walk) : null;
  const args = { where: whereText(issue), because: inner?.because ?? clause(issue) };
  const aim = inner ? innerAim(issue, inner.issue) : issueAim(issue);
  return fact('avro/hidden-by-recursion', issue.path, args, aim, pair, issuePlaces(inner?.issue ?? issue));
}

function mismatchFact(issue: Issue, registry: string, pair: Pair, places: Places): Fact {
  const where = whereText(issue);
  const aim = issueAim(issue);
  const reader = typeText(issue.reader.type);
  const writer = typeText(issue.writer.type);
  // The holder of a branch is the array of branches.
  if (!Array.isArray(issue.writer.holder))
    return fact('avro/type-mismatch', issue.path, { where, reader, writer, registry }, aim, pair, places);
  if (issue.writer.type.kind === 'null')
    return fact('avro/reader-refuses-null', issue.path, { where, reader, registry }, aim, pair, places);
  return fact('avro/writer-branch-mismatch', issue.path, { where, branch: writer, reader, registry }, aim, pair, places);
}

function branchFact(issue: Issue & { readonly type: 'MISSING_UNION_BRANCH' }, registry: string, pair: Pair, places: Places): Fact {
  const where = whereText(issue);
  const branch = typeText(issue.writer.type);
  const inner = explain(issue, pair.walk);
  if (!inner) {
    return fact(
      'avro/reader-union-lacks-branch',
      issue.path,
      { where, branch, union: typeText(issue.reader.type), registry },
      issueAim(issue),
      pair,
      places,
    );
  }
  const args = { where, branch, because: inner.because, registry };
  return fact('avro/union-branch-unreadable', issue.path, args, innerAim(issue, inner.issue), pair, issuePlaces(inner.issue));
}

/** Where the difference is, in words. */
export function whereText(issue: Issue): string {
  return issue.within ? `\`${issue.within.record.name}.${issue.within.field.name}\`` : 'the message';
}

function issuePlaces(issue: Issue): Places {
  return ({ reader, writer }) => {
    switch (issue.type) {
      case 'READER_FIELD_MISSING_DEFAULT_VALUE':
      case 'MISSING_ENUM_FIELD':
        return [fieldPlace(reader, issue.field), recordPlace(writer, issue.writerType)];
      case 'NAME_MISMATCH':
        return [definitionPlace(reader, issue.readerType, 'name'), definitionPlace(writer, issue.writerType, 'name')];
      case 'FIXED_SIZE_MISMATCH':
        return [definitionPlace(reader, issue.readerType, 'size'), definitionPlace(writer, issue.writerType, 'size')];
      case 'MISSING_ENUM_SYMBOLS':
        return [definitionPlace(reader, issue.readerType, 'symbols'), symbolPlace(writer, issue.writerType, issue.symbols[0]!)];
      case 'AMBIGUOUS':
        return [fieldPlace(reader, issue.field), fieldPlace(writer, issue.matches[1]!)];
      case 'TYPE_MISMATCH':
      case 'MISSING_UNION_BRANCH':
        return [slotPlace(reader, issue.reader), slotPlace(writer, issue.writer)];
    }
  };
}
