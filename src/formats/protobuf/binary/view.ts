import { type FieldValue, MessageValue, type Value } from '../wire/value.ts';

/** Reads a decoded message by the names of its fields. */
export class View {
  readonly #value: MessageValue;

  constructor(value: MessageValue) {
    this.#value = value;
  }

  text(name: string): string {
    const value = this.#single(name);
    return typeof value === 'string' ? value : '';
  }

  number(name: string): number {
    const value = this.#single(name);
    return typeof value === 'bigint' ? Number(value) : 0;
  }

  flag(name: string): boolean {
    return this.#single(name) === true;
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  one(name: string): View | null {
    const value = this.#single(name);
    return value instanceof MessageValue ? new View(value) : null;
  }

  all(name: string): readonly View[] {
    return this.#list(name).flatMap((value) => (value instanceof MessageValue ? [new View(value)] : []));
  }

  texts(name: string): readonly string[] {
    return this.#list(name).filter((value) => typeof value === 'string');
  }

  numbers(name: string): readonly number[] {
    return this.#list(name).flatMap((value) => (typeof value === 'bigint' ? [Number(value)] : []));
  }

  #list(name: string): readonly Value[] {
    const value = this.#find(name);
    return value?.kind === 'list' ? value.values : [];
  }

  #single(name: string): Value | undefined {
    const value = this.#find(name);
    return value?.kind === 'single' ? value.value : undefined;
  }

  #find(name: string): FieldValue | undefined {
    const field = this.#value.message.fields.find((field) => field.name === name);
    return field === undefined ? undefined : this.#value.get(field.number);
  }
}
