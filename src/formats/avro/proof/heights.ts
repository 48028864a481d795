import type { AvroSchema, AvroType, RecordType } from '../schema.ts';

/** How deep the smallest value of each type is; Infinity for a type that has no finite value. */
export class Heights {
  readonly #records = new Map<RecordType, number>();

  /** Grows from the records that need no others, until nothing changes. */
  constructor(schema: AvroSchema) {
    const records = schema.types.filter((type) => type.kind === 'record');
    for (let changed = true; changed;) {
      changed = false;
      for (const record of records) {
        if (this.#records.has(record)) continue;
        const height = Math.max(0, ...record.fields.map((field) => this.of(field.type)));
        if (height === Infinity) continue;
        this.#records.set(record, height + 1);
        changed = true;
      }
    }
  }

  of(type: AvroType): number {
    switch (type.kind) {
      case 'record':
        return this.#records.get(type) ?? Infinity;
      case 'union':
        return Math.min(Infinity, ...type.branches.map((branch) => this.of(branch.type)));
      case 'enum':
        return type.symbols.length > 0 ? 0 : Infinity;
      default:
        return 0;
    }
  }

  isFinite(type: AvroType): boolean {
    return this.of(type) < Infinity;
  }
}
