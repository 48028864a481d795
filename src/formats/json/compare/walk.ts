import { UncheckedError } from '../../../errors.ts';
import type { JsonPolicy } from '../../../model.ts';
import type { CombinedSchema, Schema } from '../model.ts';
import { distinct } from './canonical.ts';
import { compareClasses } from './classes.ts';
import { areAllowed } from './found.ts';
import type { Found, Path } from './found.ts';
import { newPass, PairTable } from './memo.ts';
import type { Pass } from './memo.ts';

/** Pairs of subschemas and differences carried upwards, over all passes. */
const MAX_STEPS = 400_000;

/** Differences of one pair before paths are summarised: schemas that refer to each other all round have paths without number. */
const MAX_LISTED = 2_000;

/** Pairs inside one another before the walk goes on with an empty stack. */
const MAX_NESTED = 150;

/** Classes that are looked into; a pair of two others is compared at once. */
const LOOKED_INTO: ReadonlySet<Schema['kind']> = new Set(['object', 'array', 'combined', 'not']);

class TooManyPaths extends Error {}

class TooDeep extends Error {
  readonly pair: OpenPair;

  constructor(pair: OpenPair) {
    super();
    this.pair = pair;
  }
}

interface OpenPair {
  readonly writer: Schema;
  readonly reader: Schema;
  readonly path: Path;
}

/** The walk over a writer's and a reader's schema: references, cycles, and what was compared already. */
export class Walk {
  readonly policy: JsonPolicy;
  #pass: Pass = newPass(new PairTable());
  /** The pairs at hand, outermost first; left as it is when a comparison throws, so that it tells where. */
  #open: OpenPair[] = [];
  /** Where the part of it on the present stack begins. */
  #bottom = 0;
  readonly #members = new Map<CombinedSchema, readonly Schema[]>();
  #steps = 0;
  #summarises = false;

  constructor(policy: JsonPolicy) {
    this.policy = policy;
  }

  /** All differences. A cycle is assumed compatible at first; passes repeat until no pair turns incompatible any more. */
  differences(writer: Schema, reader: Schema): readonly Found[] {
    try {
      return this.#passes(writer, reader);
    } catch (error) {
      if (!(error instanceof TooManyPaths)) throw error;
      this.#summarises = true;
      this.#open = [];
      this.#bottom = 0;
      this.#pass = newPass(new PairTable());
      return this.#passes(writer, reader);
    }
  }

  #passes(writer: Schema, reader: Schema): readonly Found[] {
    for (;;) {
      const found = this.#onFreshStack({ writer, reader, path: [] });
      const { bad, known, cyclic } = this.#pass;
      if (!cyclic || !known.addNew(bad)) return found;
      this.#pass = newPass(known);
    }
  }

  /** Pairs that lie too deep are compared first, with those around them left open, and are remembered when the way down is walked again. */
  #onFreshStack({ writer, reader, path }: OpenPair): readonly Found[] {
    const [above, bottom] = [this.#open.length, this.#bottom];
    this.#bottom = above;
    for (;;) {
      try {
        const found = this.compare(writer, reader, path);
        this.#bottom = bottom;
        return found;
      } catch (error) {
        if (!(error instanceof TooDeep)) throw error;
        this.#onFreshStack(error.pair);
        for (const pair of this.#open.splice(above)) this.#pass.pairs.delete(pair.writer, pair.reader);
      }
    }
  }

  /** One pair, its references followed one step. `path` leads there from the pair around it. */
  compare(writer: Schema, reader: Schema, path: Path): readonly Found[] {
    const from = writer.kind === 'reference' ? (writer.target ?? writer) : writer;
    const to = reader.kind === 'reference' ? (reader.target ?? reader) : reader;
    this.#step(1);
    if (!LOOKED_INTO.has(from.kind) && !LOOKED_INTO.has(to.kind)) return this.#compareOpen(from, to, path);
    const { pairs, bad, known } = this.#pass;
    const seen = pairs.get(from, to);
    if (seen === 'open') {
      this.#pass.cyclic = true;
      return known.get(from, to) ?? [];
    }
    if (seen !== undefined) return seen;
    if (this.#open.length - this.#bottom >= MAX_NESTED) throw new TooDeep({ writer: from, reader: to, path });
    pairs.set(from, to, 'open');
    const found = this.#compareOpen(from, to, path);
    pairs.set(from, to, found);
    if (!this.allows(found)) bad.set(from, to, found);
    return found;
  }

  #compareOpen(writer: Schema, reader: Schema, path: Path): readonly Found[] {
    this.#open.push({ writer, reader, path });
    const found = compareClasses(this, writer, reader);
    this.#open.pop();
    return found;
  }

  /** The path of the pair at hand. */
  get path(): Path {
    return this.#open.flatMap((pair) => pair.path);
  }

  /** Without repetitions. */
  membersOf(schema: CombinedSchema): readonly Schema[] {
    let members = this.#members.get(schema);
    if (members === undefined) this.#members.set(schema, (members = distinct(schema.subschemas)));
    return members;
  }

  /** Does every difference get one path only? */
  get summarises(): boolean {
    return this.#summarises;
  }

  /** Counts `differences` that are carried upwards, into a list of `listed`. */
  charge(differences: number, listed: number): void {
    this.#step(differences);
    if (!this.#summarises && listed + differences > MAX_LISTED) throw new TooManyPaths();
  }

  allows(found: readonly Found[]): boolean {
    return areAllowed(found, this.policy);
  }

  #step(by: number): void {
    this.#steps += by;
    if (this.#steps > MAX_STEPS) throw new UncheckedError('The schemas have too many pairs of subschemas to compare.', { help: 'Split the schema.' });
  }
}
