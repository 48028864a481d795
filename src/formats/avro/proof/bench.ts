import type { Proof, ProofOutcome } from '../../../model.ts';
import type { Aim } from '../aim.ts';
import { fitsDefault } from '../defaults.ts';
import type { AvroSchema, AvroType, Field, Slot } from '../schema.ts';
import { soundIssues } from '../sound.ts';
import { Ambiguity, Walk } from '../walk.ts';
import { type Action, fail } from './action.ts';
import { ReadFailure, decode } from './decode.ts';
import { difference } from './difference.ts';
import { encode, toHex } from './encode.ts';
import { Filler } from './filler.ts';
import { Heights } from './heights.ts';
import { AliasFault, applyAliases } from './java-aliases.ts';
import { JavaReader } from './java-reader.ts';
import { messageTo, pathTo } from './message.ts';
import { reachableFailure } from './reachable-failure.ts';
import { type Acceptance, Routes, type Stop } from './routes.ts';
import { SpecReader } from './spec-reader.ts';
import { toJson } from './to-json.ts';
import type { Value } from './value.ts';

/** What one reader made of a message. */
interface Reading {
  readonly outcome: ProofOutcome;
  readonly path: readonly string[];
  /** What the reader does, at a path of fields. */
  readonly sentence: (path: readonly string[]) => string;
}

/** Where messages for one pair are made and read. */
export class Bench {
  readonly #writer: AvroSchema;
  readonly #reader: AvroSchema;
  readonly #heights: Heights;
  readonly #accepts: Acceptance;
  readonly #filler: Filler;
  readonly #java: Action;
  readonly #spec: SpecReader;
  #routes: Routes | null = null;

  constructor(reader: AvroSchema, writer: AvroSchema) {
    this.#reader = reader;
    this.#writer = writer;
    this.#heights = new Heights(writer);
    const accepts = acceptance(reader, writer);
    this.#accepts = accepts;
    this.#filler = new Filler(this.#heights, accepts);
    this.#spec = new SpecReader(reader.root, writer.root, accepts);
    const renamed = applyAliases(reader, writer, (field) => keepsDefault(writer, field));
    this.#java = renamed instanceof AliasFault ? fail(renamed.message) : new JavaReader(reader.root.type, renamed).plan();
  }

  /** A message that shows what the aim is at, or the reason why there is none. */
  prove(aim: Aim): Proof | string {
    if (!this.#heights.isFinite(this.#writer.root.type))
      return 'The writer has no finite message: a record contains itself without a way out.';
    this.#routes ??= new Routes(
      { reader: this.#reader.root, writer: this.#writer.root, leg: { kind: 'root' }, from: null },
      this.#heights,
      this.#accepts,
    );
    const stop = this.#routes.to(aim);
    if (!stop) return 'No finite message gets to the place of the difference.';
    const message = messageTo(stop, aim, this.#filler);
    if (message === null) return 'No value of the type of the writer shows the difference.';
    const proof = this.read(message.whole);
    return proof === null ? 'The smallest message that gets there is read as it was written.' : this.#narrow(proof, stop, message.part);
  }

  /** What becomes of a message; null when every reader gets what was written. */
  read(message: Value): Proof | null {
    const { type } = this.#writer.root;
    const bytes = encode(type, message);
    const target = { type, reader: this.#reader.root.type, message, bytes };
    const java = reading(this.#java, target);
    const spec = reading(this.#spec.plan(), target);
    const found = java ?? spec;
    if (!found) return null;
    const who = java && spec && java.outcome === spec.outcome ? 'The reader' : java ? 'A Java reader' : 'A reader that checks names';
    const aside = java ? '' : ' A Java reader does not check them, and reads it.';
    return { outcome: found.outcome, datum: toJson(message), bytes: toHex(bytes), detail: `${who} ${found.sentence(found.path)}.${aside}` };
  }

  /** Other differences may stop the reader as well, so the sentence is about the part alone. */
  #narrow(proof: Proof, stop: Stop, part: Value): Proof {
    const { type } = stop.writer;
    const plan = this.#spec.planFor(stop.reader.type, type);
    const found = reading(plan, { type, reader: stop.reader.type, message: part, bytes: encode(type, part) });
    if (!found) return proof;
    const sentence = found.sentence([...pathTo(stop), ...found.path]);
    if (proof.detail.includes(sentence) || proof.detail.startsWith('A ')) return proof;
    const aside = found.outcome === 'fails' ? '' : ' It fails at something else before.';
    return { ...proof, outcome: found.outcome, detail: `The reader ${sentence}.${aside}` };
  }

  /** A failure in the plan of a reader that no fact has told; null when there is none. */
  gap(): string | null {
    for (const plan of [this.#java, this.#spec.plan()]) {
      const message = reachableFailure(plan);
      if (message !== null) return `A reader may fail: ${message}.`;
    }
    return null;
  }
}

interface Target {
  readonly type: AvroType;
  readonly reader: AvroType;
  readonly message: Value;
  readonly bytes: Uint8Array;
}

/** Reads bytes by a plan and compares with what was written; null when it is the same. */
function reading(plan: Action, { type, reader, message, bytes }: Target): Reading | null {
  try {
    const found = difference(type, message, reader, decode(bytes, plan));
    return (
      found && {
        outcome: found.outcome,
        path: found.path,
        sentence: (path) => `gets ${found.got}${at(path)} where the writer means ${found.wrote}`,
      }
    );
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return { outcome: 'fails', path: error.path, sentence: (path) => `fails${at(path)}: ${error.message}` };
  }
}

function keepsDefault(writer: AvroSchema, field: Field): boolean {
  for (const source of writer.sources) {
    const node = source.lossless(field.holder);
    const value = node?.kind === 'object' ? node.members.get('default')?.value : undefined;
    if (value) return fitsDefault(field, value);
  }
  return true;
}

function at(path: readonly string[]): string {
  return path.length === 0 ? '' : ` at \`${path.join('.')}\``;
}

function acceptance(reader: AvroSchema, writer: AvroSchema): Acceptance {
  const known = new Map<Slot, Map<AvroType, boolean>>();
  let refuted: ReturnType<Walk['refuted']> | null = null;
  return (slot, type) => {
    const inner = known.get(slot) ?? new Map<AvroType, boolean>();
    known.set(slot, inner);
    const answer = inner.get(type);
    if (answer !== undefined) return answer;
    refuted ??= soundIssues(reader, writer).walk.refuted();
    const accepted = accepts(slot, type, refuted);
    inner.set(type, accepted);
    return accepted;
  };
}

function accepts(slot: Slot, type: AvroType, refuted: ReturnType<Walk['refuted']>): boolean {
  const found: Parameters<Walk['check']>[2] = [];
  try {
    new Walk(refuted).check(slot, { type, holder: null, key: '' }, found);
  } catch (error) {
    if (error instanceof Ambiguity) return false;
    throw error;
  }
  return found.length === 0;
}
