import { UncheckedError } from '../../../errors.ts';
import type { JsonPolicy } from '../../../model.ts';
import type { Schema } from '../model.ts';
import { areAllowed } from './found.ts';
import type { Found, Path } from './found.ts';
import { newPass, PairTable } from './memo.ts';
import type { Pass } from './memo.ts';
import { compareClasses } from './classes.ts';

/** Pairs of subschemas that one comparison may look at, over all passes. */
const MAX_PAIRS = 60_000;

/** The walk over a writer's and a reader's schema: references, cycles, and what was compared already. */
export class Walk {
  readonly policy: JsonPolicy;
  #pass: Pass = newPass(new PairTable());
  readonly #path: Path[] = [];
  #steps = 0;

  constructor(policy: JsonPolicy) {
    this.policy = policy;
  }

  /** All differences. A cycle is assumed compatible at first; passes repeat until no pair turns incompatible any more. */
  differences(writer: Schema, reader: Schema): readonly Found[] {
    for (;;) {
      const found = this.compare(writer, reader, []);
      const { bad, known, cyclic } = this.#pass;
      if (!cyclic || !known.addNew(bad)) return found;
      this.#pass = newPass(known);
    }
  }

  /** One pair, its references followed one step. `path` leads there from the pair around it. */
  compare(writer: Schema, reader: Schema, path: Path): readonly Found[] {
    const from = writer.kind === 'reference' ? (writer.target ?? writer) : writer;
    const to = reader.kind === 'reference' ? (reader.target ?? reader) : reader;
    const { pairs, bad, known } = this.#pass;
    const seen = pairs.get(from, to);
    if (seen === 'open') {
      this.#pass.cyclic = true;
      return known.get(from, to) ?? [];
    }
    if (seen !== undefined) return seen;
    if (++this.#steps > MAX_PAIRS) throw new UncheckedError(`The schemas have more than ${MAX_PAIRS} pairs of subschemas to compare.`, { help: 'Split the schema.' });
    pairs.set(from, to, 'open');
    // Left as it is when the comparison throws: it then tells where.
    this.#path.push(path);
    const found = compareClasses(this, from, to);
    this.#path.pop();
    pairs.set(from, to, found);
    if (!this.allows(found)) bad.set(from, to, found);
    return found;
  }

  /** The path of the pair at hand. */
  get path(): Path {
    return this.#path.flat();
  }

  allows(found: readonly Found[]): boolean {
    return areAllowed(found, this.policy);
  }
}
