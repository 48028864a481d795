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
  /** Where the keyword with this value stands; facts name their keywords by the same places. */
  place(value: JsonNode): Place | null;
}

/** Documents looked for, one for each keyword that breaks. */
const MOST_PROOFS = 24;

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
  return facts.map((fact) => {
    const refusal = found.find((each) => samePlace(fact.reader, reader.place(each.failure.at))) ?? found.find((each) => each.failure.instance === instanceOf(fact.path));
    return refusal === undefined ? fact : { ...fact, proof: proofOf(reader, refusal) };
  });
}

function samePlace(a: Place | null, b: Place | null): boolean {
  return a !== null && b !== null && a.file === b.file && a.line === b.line && a.column === b.column;
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
  const keyword = failure.keyword === 'false' ? 'A schema that allows nothing' : `\`${failure.keyword}\``;
  const where = pointer === null ? 'in a referenced schema' : `at \`${pointer}\``;
  const what = failure.instance === '' ? 'the message' : `what stands at \`${failure.instance}\``;
  return { outcome: 'fails', datum: plainOf(document), detail: `${keyword} ${where} refuses ${what}.` };
}
