import type { Raw } from './schema.ts';
import type { Part } from './source.ts';

/** What is wrong with a schema, and at which piece of its data; turned into an InvalidSchemaError once the place is known. */
export class SchemaFault extends Error {
  readonly holder: Raw | null;
  readonly key: string | number | null;
  readonly help: string | undefined;
  readonly part: Part;

  constructor(message: string, holder: Raw | null, key: string | number | null, help?: string, part: Part = 'value') {
    super(message);
    this.holder = holder;
    this.key = key;
    this.help = help;
    this.part = part;
  }
}

/** A value of the data as a reader of the message should see it, shortened. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
