import type { Every, Some, Term } from '../ir/term.ts';
import type { Value } from '../value.ts';
import type { NameCell, NameCells } from './name-cells.ts';
import type { ObjectQuestion } from './object-question.ts';
import type { Outcome, Unknown } from './outcome.ts';
import { EMPTY, model, unknown } from './outcome.ts';
import type { Solver } from './solver.ts';

/** Most members an object may have to be filled up with. */
const MAX_FILL = 300;

/** A member that the object gets: a listed name, or some name of a cell, with everything asked of its value. */
interface Slot {
  readonly name: string | null;
  readonly cell: NameCell | null;
  readonly asked: readonly Term[];
  readonly value: Value;
}

/** Finds the members of an object. Single required names first, then demands with a choice, then filling up. */
export class Members {
  readonly #solver: Solver;
  readonly #question: ObjectQuestion;
  readonly #listed: ReadonlySet<string>;
  readonly #cells: NameCells;
  readonly #byName = new Map<string, Term[]>();
  readonly #general: Every[] = [];
  #open: Unknown | null = null;

  constructor(solver: Solver, question: ObjectQuestion, listed: ReadonlySet<string>, cells: NameCells) {
    this.#solver = solver;
    this.#question = question;
    this.#listed = listed;
    this.#cells = cells;
    for (const atom of question.every) {
      if (atom.names.op !== 'strings' || atom.names.not) this.#general.push(atom);
      else for (const name of atom.names.set) this.#byName.set(name, [...(this.#byName.get(name) ?? []), atom.value]);
    }
  }

  find(): Outcome {
    const asked = new Map<string, Term[]>();
    const choices: Some[] = [];
    for (const atom of this.#question.some) {
      const name = onlyName(atom);
      if (name === null) choices.push(atom);
      else asked.set(name, [...(asked.get(name) ?? []), atom.value]);
    }
    if (asked.size > this.#question.max) return EMPTY;
    const slots: Slot[] = [];
    for (const [name, values] of asked) {
      const outcome = this.#fillName(name, values);
      if (outcome.is === 'empty') return EMPTY;
      if (outcome.is === 'unknown') this.#open = outcome;
      else slots.push({ name, cell: null, asked: values, value: outcome.value });
    }
    if (this.#open !== null) return this.#open;
    const members = this.#choose(slots, choices, 0);
    return members === null ? (this.#open ?? this.#cells.open ?? EMPTY) : model(new Map(members));
  }

  #fillName(name: string, asked: readonly Term[]): Outcome {
    const { terms } = this.#solver;
    const sure = [...(this.#byName.get(name) ?? []), ...asked];
    const doubtful: Term[] = [];
    for (const atom of this.#general) {
      const inside = this.#solver.holds(atom.names, name);
      if (inside === true) sure.push(atom.value);
      else if (inside === undefined) doubtful.push(atom.value);
    }
    const outcome = this.#solver.solve(terms.and(...sure, ...doubtful));
    if (doubtful.length === 0 || outcome.is !== 'empty') return outcome;
    const loose = this.#solver.solve(terms.and(...sure));
    return loose.is === 'model' ? unknown('opaque-pattern', `nobody can say whether \`${name}\` matches`) : loose;
  }

  #fillCell(cell: NameCell, asked: readonly Term[]): Outcome {
    return this.#solver.solve(this.#solver.terms.and(cell.value, ...asked));
  }

  /** Gives each demand from `next` on a member: one that is there already, another listed name, or a fresh name. */
  #choose(slots: readonly Slot[], choices: readonly Some[], next: number): readonly (readonly [string, Value])[] | null {
    this.#solver.budget.spend();
    const demand = choices[next];
    if (demand === undefined) return this.#complete(slots);
    for (const slot of slots) {
      if (this.#mayServe(slot, demand) !== true) continue;
      const asked = [...slot.asked, demand.value];
      const outcome = slot.name === null ? this.#fillCell(slot.cell as NameCell, asked) : this.#fillName(slot.name, asked);
      const better = this.#accept(outcome, { ...slot, asked });
      const members = better === null ? null : this.#choose(slots.map((each) => (each === slot ? better : each)), choices, next + 1);
      if (members !== null) return members;
    }
    if (slots.length >= this.#question.max) return null;
    for (const slot of this.#newSlots(slots, demand)) {
      const members = this.#choose([...slots, slot], choices, next + 1);
      if (members !== null) return members;
    }
    return null;
  }

  #mayServe(slot: Slot, demand: Some): boolean | undefined {
    if (slot.cell !== null) return this.#cells.includes(slot.cell, demand.names);
    const inside = this.#solver.holds(demand.names, slot.name);
    if (inside === undefined) this.#open ??= unknown('opaque-pattern', `nobody can say whether \`${slot.name}\` matches`);
    return inside;
  }

  *#newSlots(slots: readonly Slot[], demand: Some): Generator<Slot> {
    const taken = new Set(slots.map((slot) => slot.name));
    for (const name of this.#listed) {
      const slot = { name, cell: null, asked: [demand.value] };
      if (taken.has(name) || this.#mayServe({ ...slot, value: null }, demand) !== true) continue;
      const filled = this.#accept(this.#fillName(name, slot.asked), slot);
      if (filled !== null) yield filled;
    }
    for (const cell of this.#cells.within(demand.names, (value) => this.#admits(value, demand.value))) {
      const slot = { name: null, cell, asked: [demand.value] };
      const filled = this.#accept(this.#fillCell(cell, slot.asked), slot);
      if (filled !== null) yield filled;
    }
  }

  #admits(value: Term, asked: Term): boolean {
    return this.#solver.solve(this.#solver.terms.and(value, asked)).is !== 'empty';
  }

  #accept(outcome: Outcome, slot: Omit<Slot, 'value'>): Slot | null {
    if (outcome.is === 'unknown') this.#open ??= outcome;
    return outcome.is === 'model' ? { ...slot, value: outcome.value } : null;
  }

  /** Names the fresh members and fills up to the minimum. */
  #complete(slots: readonly Slot[]): readonly (readonly [string, Value])[] | null {
    const members = new Map<string, Value>();
    for (const { name, cell, value } of slots) {
      const chosen = cell === null ? name : this.#cells.freshName(cell, members.keys());
      if (chosen === null) return null;
      members.set(chosen, value);
    }
    const missing = this.#question.min - members.size;
    if (missing > MAX_FILL + this.#listed.size) {
      this.#open ??= unknown('witness-size', 'the object would have too many members to be built');
      return null;
    }
    return this.#fillUp(members) ? [...members] : null;
  }

  #fillUp(members: Map<string, Value>): boolean {
    for (const name of this.#listed) {
      if (members.size >= this.#question.min) return true;
      if (members.has(name)) continue;
      const outcome = this.#fillName(name, []);
      if (outcome.is === 'model') members.set(name, outcome.value);
      else if (outcome.is === 'unknown') this.#open ??= outcome;
    }
    if (members.size >= this.#question.min) return true;
    const { true: any } = this.#solver.terms;
    for (const cell of this.#cells.within(any, (value) => this.#admits(value, any))) {
      const outcome = this.#fillCell(cell, []);
      if (outcome.is === 'unknown') this.#open ??= outcome;
      if (outcome.is !== 'model') continue;
      while (members.size < this.#question.min) {
        const name = this.#cells.freshName(cell, members.keys());
        if (name === null) break;
        members.set(name, outcome.value);
      }
    }
    return members.size >= this.#question.min;
  }
}

function onlyName({ names }: Some): string | null {
  if (names.op !== 'strings' || names.not || names.set.size !== 1) return null;
  for (const name of names.set) return name;
  return null;
}
