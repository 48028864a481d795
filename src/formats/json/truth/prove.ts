import type { Actual, Fact, Place, Proof } from '../../../model.ts';
import type { JsonNode } from '../../json-text.ts';
import { Budget, DEFAULT_LIMITS } from './budget.ts';
import { decide } from './decide.ts';
import type { EngineOptions, Side } from './engine.ts';
import type { Refusal } from './refusals.ts';
import { refusals } from './refusals.ts';
import type { DialectName } from './schema/dialect.ts';
import { draftOf } from './schema/dialect.ts';
import { pointerTo } from './schema/pointer.ts';
import { plainOf } from './value.ts';

/** A schema as the engine needs it. */
export interface ProvableSchema {
  readonly root: JsonNode;
  /** Referenced documents by name. */
  readonly references: ReadonlyMap<string, JsonNode>;
  readonly dialect: DialectName;
  /** Where the keyword with this value stands, from its name to the end of the value; facts point into such places. */
  place(value: JsonNode): Place | null;
}

/** Documents looked for, one for each keyword that breaks. */
const MOST_PROOFS = 24;
/** Missing names that are told. */
const MOST_NAMES = 3;

/** The truth about a pair, and for each fact a document that shows it where there is one. */
export function prove(reader: ProvableSchema, writer: ProvableSchema, facts: readonly Fact[]): { actual: Actual; facts: readonly Fact[] } {
  const sides = { reader: sideOf(reader), writer: sideOf(writer) };
  const strict = decide(sides.reader, sides.writer, { assertFormat: false, closedWriter: false }, new Budget(DEFAULT_LIMITS, () => 0));
  if (strict.is === 'contained') return { actual: { verdict: 'safe' }, facts };
  if (strict.is === 'unknown') return { actual: { verdict: 'unknown', why: `Neither proved nor refuted: ${strict.why}.` }, facts };
  const declared = decide(sides.reader, sides.writer, { assertFormat: false, closedWriter: true }, new Budget(DEFAULT_LIMITS, () => 0));
  // A document with declared properties only convinces more people.
  const best = declared.is === 'refuted' ? declared : strict;
  const undeclared = declared.is === 'contained' ? { why: 'Only messages with properties that the writer does not declare break.' } : {};
  return {
    actual: { verdict: 'breaks', proof: proofOf(reader, best), ...undeclared },
    facts: withProofs(reader, facts, collect(sides, facts, { assertFormat: false, closedWriter: declared.is === 'refuted' })),
  };
}

function sideOf({ root, references, dialect }: ProvableSchema): Side {
  return { schema: root, references, draft: draftOf(dialect) };
}

function collect(sides: { reader: Side; writer: Side }, facts: readonly Fact[], options: EngineOptions): readonly Refusal[] {
  if (facts.length === 0) return [];
  return [...refusals(sides.reader, sides.writer, options, new Budget(DEFAULT_LIMITS, () => 0), MOST_PROOFS)];
}

function withProofs(reader: ProvableSchema, facts: readonly Fact[], found: readonly Refusal[]): readonly Fact[] {
  const placed = found.map((refusal) => ({ refusal, place: reader.place(refusal.failure.at) }));
  return facts.map((fact) => {
    const closest =
      placed.find(({ place }) => startsAt(place, fact.reader)) ??
      placed.find(({ refusal }) => refusal.failure.instance === instanceOf(fact.path)) ??
      placed.find(({ place }) => covers(place, fact.reader));
    return closest === undefined ? fact : { ...fact, proof: proofOf(reader, closest.refusal) };
  });
}

function startsAt(keyword: Place | null, fact: Place | null): boolean {
  return keyword !== null && fact !== null && keyword.file === fact.file && keyword.line === fact.line && keyword.column === fact.column;
}

function covers(keyword: Place | null, fact: Place | null): boolean {
  if (keyword === null || fact === null || keyword.file !== fact.file) return false;
  const { endLine = keyword.line, endColumn = keyword.column } = keyword;
  const starts = keyword.line < fact.line || (keyword.line === fact.line && keyword.column <= fact.column);
  return starts && (fact.line < endLine || (fact.line === endLine && fact.column < endColumn));
}

/** The value that a path through the schema's properties speaks of; undefined for other paths. */
function instanceOf(path: string): string | undefined {
  const tokens = path.replace(/^#\//, '').split('/');
  const names: string[] = [];
  for (let index = 0; index < tokens.length; index += 2) {
    if (tokens[index] !== 'properties' || tokens[index + 1] === undefined) return undefined;
    names.push(`/${tokens[index + 1]}`);
  }
  return names.join('');
}

function proofOf(reader: ProvableSchema, { document, failure }: Refusal): Proof {
  const pointer = pointerTo(reader.root, failure.at);
  const keyword = `\`${failure.keyword}\` ${pointer === null ? 'in a referenced schema' : `at \`${pointer}\``}`;
  return { outcome: 'fails', datum: plainOf(document), detail: `${keyword} ${complaint(failure)}.` };
}

function complaint({ instance, missing }: Refusal['failure']): string {
  if (missing === undefined) return instance === '' ? 'refuses the message' : `refuses what stands at \`${instance}\``;
  const names = missing.slice(0, MOST_NAMES).map((name) => `\`${name}\``).join(', ');
  const more = missing.length > MOST_NAMES ? ` and ${missing.length - MOST_NAMES} more` : '';
  return `asks for ${names}${more}, missing ${instance === '' ? 'from the message' : `at \`${instance}\``}`;
}
