import { shown } from '../fault.ts';
import { ticked } from '../rules/ticked.ts';
import type { AvroType, EnumType, Field, RecordType, UnionType } from '../schema.ts';

/**
 * What a reader does with the bytes of one type of the writer. Children are made on demand, since types are recursive. There is one
 * such plan for each kind of reader.
 */
export type Action =
  | { readonly kind: 'fail'; readonly message: string }
  | { readonly kind: 'scalar'; readonly reader: AvroType; readonly writer: AvroType }
  | { readonly kind: 'enum'; readonly reader: EnumType; readonly writer: EnumType }
  | { readonly kind: 'array'; readonly item: () => Action }
  | { readonly kind: 'map'; readonly item: () => Action }
  | { readonly kind: 'record'; readonly reader: RecordType; readonly steps: readonly Step[]; readonly defaults: readonly Field[] }
  /** The writer says which of its branches comes. */
  | { readonly kind: 'writer-union'; readonly branches: readonly (() => Action)[] }
  /** The reader has settled for one of its branches. */
  | { readonly kind: 'reader-union'; readonly union: UnionType; readonly branch: number; readonly action: () => Action };

/** One field of the writer, in the writer's order; without a target it is skipped. */
export interface Step {
  readonly writer: AvroType;
  readonly target: Field | null;
  readonly action: () => Action;
}

/** Makes the plan of one kind of reader. */
export interface Reader {
  /** The plan for the whole message. */
  plan(): Action;
}

export function fail(message: string): Action {
  return { kind: 'fail', message };
}

/** The failure of fields that nobody sends. */
export function missingFields(names: readonly string[]): Action & { kind: 'fail' } {
  const message =
    names.length === 1 ? `field ${ticked(names)} is missing and has no default` : `fields ${ticked(names)} are missing and have no default`;
  return { kind: 'fail', message };
}

/** The failure of a default that is no value of its field's type. */
export function unusable(field: Field): Action & { kind: 'fail' } {
  return { kind: 'fail', message: `the default ${shown(field.holder['default'])} of field \`${field.name}\` cannot be used` };
}
