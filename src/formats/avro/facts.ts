import type { Fact, Place, RuleArgs } from '../../model.ts';
import type { ArgsOf } from '../../rule.ts';
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
class LazyFact implements Fact {
  readonly rule: string;
  readonly path: string;
  readonly args: RuleArgs;
  readonly #pair: Pair;
  readonly #find: Places;
  #places: ReturnType<Places> | null = null;

  constructor(rule: string, path: string, args: RuleArgs, pair: Pair, find: Places) {
    this.rule = rule;
    this.path = path;
    this.args = args;
    this.#pair = pair;
    this.#find = find;
  }

  get reader(): Place | null {
    return (this.#places ??= this.#find(this.#pair))[0];
  }

  get writer(): Place | null {
    return (this.#places ??= this.#find(this.#pair))[1];
  }

  toJSON(): Fact {
    const { rule, path, args, reader, writer } = this;
    return { rule, path, args, reader, writer };
  }
}

export function fact<Id extends AvroRuleId>(rule: Id, path: string, args: ArgsOf<Rules[Id]>, pair: Pair, places: Places): Fact {
  return new LazyFact(rule, path, args, pair, places);
}

/** The fact behind an incompatibility. */
export function issueFact(issue: Issue, pair: Pair): Fact {
  const registry = registryDetail(issue);
  const places = issuePlaces(issue);
  switch (issue.type) {
    case 'READER_FIELD_MISSING_DEFAULT_VALUE':
      return fact('avro/reader-field-without-default', issue.path, { record: issue.record.name, field: issue.field.name, registry }, pair, places);
    case 'MISSING_ENUM_FIELD': {
      const { record, field, enumType } = issue;
      const args = { record: record.name, field: field.name, enum: enumType.name, fallback: enumType.fallback ?? '', registry };
      return fact('avro/enum-default-on-type-only', issue.path, args, pair, places);
    }
    case 'NAME_MISMATCH': {
      const args = { reader: issue.readerType.fullName, writer: issue.writerType.fullName, registry };
      return fact(`avro/${issue.readerType.kind}-name-mismatch`, issue.path, args, pair, places);
    }
    case 'FIXED_SIZE_MISMATCH': {
      const args = { name: issue.readerType.name, reader: issue.readerType.size, writer: issue.writerType.size, registry };
      return fact('avro/fixed-size-mismatch', issue.path, args, pair, places);
    }
    case 'MISSING_ENUM_SYMBOLS':
      return fact('avro/reader-enum-lacks-symbol', issue.path, { enum: issue.readerType.name, symbols: issue.symbols, registry }, pair, places);
    case 'TYPE_MISMATCH':
      return mismatchFact(issue, registry, pair, places);
    case 'MISSING_UNION_BRANCH':
      return branchFact(issue, registry, pair, places);
    case 'AMBIGUOUS': {
      const args = { record: issue.record.name, field: issue.field.name, matches: issue.matches.map((field) => field.name), registry };
      return fact(isSelfAmbiguous(issue) ? 'avro/self-ambiguous-alias' : 'avro/ambiguous-alias', issue.path, args, pair, places);
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
  return fact('avro/hidden-by-recursion', issue.path, args, pair, issuePlaces(inner?.issue ?? issue));
}

function mismatchFact(issue: Issue, registry: string, pair: Pair, places: Places): Fact {
  const where = whereText(issue);
  const reader = typeText(issue.reader.type);
  const writer = typeText(issue.writer.type);
  // The holder of a branch is the array of branches.
  if (!Array.isArray(issue.writer.holder)) return fact('avro/type-mismatch', issue.path, { where, reader, writer, registry }, pair, places);
  if (issue.writer.type.kind === 'null') return fact('avro/reader-refuses-null', issue.path, { where, reader, registry }, pair, places);
  return fact('avro/writer-branch-mismatch', issue.path, { where, branch: writer, reader, registry }, pair, places);
}

function branchFact(issue: Issue & { readonly type: 'MISSING_UNION_BRANCH' }, registry: string, pair: Pair, places: Places): Fact {
  const where = whereText(issue);
  const branch = typeText(issue.writer.type);
  const inner = explain(issue, pair.walk);
  if (!inner) {
    return fact('avro/reader-union-lacks-branch', issue.path, { where, branch, union: typeText(issue.reader.type), registry }, pair, places);
  }
  const args = { where, branch, because: inner.because, registry };
  return fact('avro/union-branch-unreadable', issue.path, args, pair, issuePlaces(inner.issue));
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
