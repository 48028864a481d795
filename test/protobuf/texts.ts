import { Random } from './random.ts';

const WORDS = ['order', 'customer', 'amount', 'currency', 'status', 'line', 'sku', 'city', 'created_at', 'total', 'note', 'valueOf', 'toString'];
const SCALARS = ['int32', 'int64', 'uint32', 'uint64', 'sint32', 'sint64', 'bool', 'string', 'bytes', 'fixed32', 'fixed64', 'sfixed32', 'sfixed64', 'float', 'double'];
const KEYS = ['string', 'int32', 'uint64', 'bool', 'sfixed32'];
const TYPES = ['Order', 'Customer', 'Money', 'Line'];

/** A valid .proto text with comments, nesting, oneofs, maps, enums, reservations and odd spacing. */
export function randomText(seed: number): string {
  const random = new Random(seed);
  const syntax = random.chance(60) ? 'proto3' : 'proto2';
  const types = TYPES.slice(0, 1 + random.below(TYPES.length));
  const parts = [`syntax = "${syntax}";`];
  if (random.chance(70)) parts.push('package shop.v1;');
  if (random.chance(40)) parts.push('import "google/protobuf/timestamp.proto";');
  for (const name of types) parts.push(message(random, syntax, name, types, 0));
  parts.push(`enum Status {\n  STATUS_UNKNOWN = 0;\n  STATUS_OPEN = ${1 + random.below(9)}; // open\n}`);
  return parts.join(random.chance(20) ? '\r\n' : '\n');
}

function message(random: Random, syntax: string, name: string, types: readonly string[], depth: number): string {
  const body: string[] = [];
  let number = 1;
  const names = WORDS.map((word) => (depth === 0 ? word : `${word}_${depth}`));
  const next = (): string => `${names.splice(random.below(names.length), 1)[0]!} = ${(number += 1 + random.below(3))}`;
  const type = (): string => (random.chance(65) ? random.pick(SCALARS) : random.chance(30) ? 'Status' : random.pick(types));
  const count = 1 + random.below(6);
  for (let i = 0; i < count; i++) {
    const kind = random.below(10);
    if (kind === 0) body.push(`map<${random.pick(KEYS)}, ${type()}> ${next()};`);
    else if (kind === 1 && names.length > 4) body.push(`oneof choice_${depth}_${i} { ${type()} ${next()}; /* or */\n ${type()} ${next()};\n }`);
    else body.push(`${label(random, syntax)}${type()} ${next()}${random.chance(20) ? ' [deprecated = true]' : ''};${random.chance(20) ? ' // a note' : ''}`);
  }
  if (random.chance(30)) body.push(`reserved ${number + 10}, ${number + 12} to ${number + 15};`, 'reserved "gone", \'lost\';');
  if (depth < 2 && random.chance(30)) body.push(message(random, syntax, `Inner${depth}`, types, depth + 1));
  if (syntax === 'proto2' && random.chance(15)) body.push('extensions 1000 to max;');
  const indent = random.chance(50) ? '  ' : '\t';
  return `${random.chance(30) ? `// About ${name}.\n` : ''}message ${name} {\n${indent}${body.join(`\n${indent}`)}\n}`;
}

function label(random: Random, syntax: string): string {
  if (syntax === 'proto3') return random.pick(['', '', 'optional ', 'repeated ']);
  return random.pick(['optional ', 'optional ', 'required ', 'repeated ']);
}
