/** A seeded source of schemas and of edits to them, for properties that must hold for all. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to `limit`, exclusive. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

/** Names that trip up code which uses plain objects as maps. */
const FIELD_NAMES = ['id', 'amount', 'status', 'note', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'items'];
const TYPE_NAMES = ['Order', 'Item', 'Status', 'constructor', 'Hash', '__proto__', 'Node', 'Money'];
const SYMBOLS = ['OPEN', 'PAID', 'toString', 'UNKNOWN', '__proto__', 'CLOSED'];
const PRIMITIVES = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'];
const LOGICAL: readonly Json[] = [
  { type: 'int', logicalType: 'date' },
  { type: 'long', logicalType: 'timestamp-millis' },
  { type: 'long', logicalType: 'timestamp-micros' },
  { type: 'bytes', logicalType: 'decimal', precision: 9, scale: 2 },
  { type: 'string', logicalType: 'uuid' },
];

/** A random schema of a record. Types refer to each other, also to types that are still open. */
export function randomSchema(random: Random): Json {
  return new Generator(random).record(3);
}

class Generator {
  readonly #random: Random;
  readonly #names: string[] = [];
  readonly #free = [...TYPE_NAMES];

  constructor(random: Random) {
    this.#random = random;
  }

  record(depth: number): Json {
    const name = this.#name();
    this.#names.push(name);
    const names = FIELD_NAMES.filter(() => this.#random.chance(35));
    const fields = names.map((field) => this.#field(field, depth));
    const schema: Json = { type: this.#random.chance(5) ? 'error' : 'record', name, fields };
    if (this.#random.chance(20)) schema['namespace'] = this.#random.pick(['shop', 'legacy']);
    return schema;
  }

  #field(name: string, depth: number): Json {
    const type = this.#type(depth);
    const field: { [key: string]: Json } = { name, type };
    if (this.#random.chance(15)) field['aliases'] = [`old_${name}`];
    if (Array.isArray(type) && type[0] === 'null' && this.#random.chance(60)) field['default'] = null;
    if (type === 'int' && this.#random.chance(40)) field['default'] = 7;
    return field;
  }

  #type(depth: number): Json {
    const kind = this.#random.below(depth > 0 ? 11 : 4);
    if (kind < 3) return this.#random.pick(PRIMITIVES);
    if (kind === 3) return this.#random.pick(LOGICAL);
    if (kind === 4 && this.#free.length > 0) return this.record(depth - 1);
    if (kind === 5) return { type: 'array', items: this.#type(depth - 1) };
    if (kind === 6) return { type: 'map', values: this.#type(depth - 1) };
    if (kind === 7) return this.#union(depth);
    if (kind === 8 && this.#free.length > 0) return this.#enum();
    if (kind === 9 && this.#free.length > 0) return { type: 'fixed', name: this.#name(), size: this.#random.below(3) + 1 };
    // A record in its own field has no finite value; through a union it has.
    return this.#names.length > 0 ? ['null', this.#random.pick(this.#names)] : 'string';
  }

  #union(depth: number): Json {
    const branches: Json[] = PRIMITIVES.filter(() => this.#random.chance(25));
    if (this.#free.length > 0 && this.#random.chance(50)) branches.push(this.record(depth - 1));
    if (this.#free.length > 0 && this.#random.chance(30)) branches.push(this.#enum());
    if (this.#random.chance(20)) branches.push({ type: 'array', items: this.#type(depth - 1) });
    return branches.length > 0 ? branches : ['null', 'string'];
  }

  #enum(): Json {
    const symbols: Json[] = SYMBOLS.filter(() => this.#random.chance(50));
    if (symbols.length === 0) symbols.push('OPEN');
    const schema: Json = { type: 'enum', name: this.#name(), symbols };
    if (this.#random.chance(30)) schema['default'] = this.#random.pick(symbols);
    return schema;
  }

  #name(): string {
    return this.#free.splice(this.#random.below(this.#free.length), 1)[0]!;
  }
}

/** The schema with a few random edits. The result may be invalid. */
export function mutate(random: Random, schema: Json): Json {
  const copy = structuredClone(schema);
  for (let i = random.below(3) + 1; i > 0; i--) edit(random, random.pick(nodes(copy)));
  return copy;
}

type Node = { [key: string]: Json };

function nodes(schema: Json): Node[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(nodes);
  return Array.isArray(schema) ? inner : [schema, ...inner];
}

function edit(random: Random, node: Node): void {
  const { fields, symbols } = node;
  if (Array.isArray(fields) && random.chance(70)) {
    if (random.chance(40) && fields.length > 0) fields.splice(random.below(fields.length), 1);
    else if (random.chance(60))
      fields.push({ name: `extra${random.below(3)}`, type: random.pick(PRIMITIVES), ...(random.chance(40) ? { default: 5 } : {}) });
    else fields.reverse();
  } else if (Array.isArray(symbols)) {
    if (random.chance(50) && symbols.length > 1) symbols.pop();
    else symbols.push(`NEW${random.below(3)}`);
  } else if (typeof node['size'] === 'number') node['size'] += 1;
  else if (Array.isArray(node['type'])) {
    if (random.chance(50)) node['type'].pop();
    else node['type'].push(random.pick(PRIMITIVES));
  } else if (typeof node['type'] === 'string' && PRIMITIVES.includes(node['type'])) {
    node['type'] = random.chance(30) ? ['null', node['type']] : random.pick(PRIMITIVES);
  } else if (random.chance(50) && typeof node['name'] === 'string') {
    if (random.chance(50)) node['aliases'] = [node['name']];
    node['name'] = `${node['name']}2`;
  } else node['doc'] = 'edited';
}
