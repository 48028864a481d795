import type { AvroType } from './schema.ts';

/** A type in few words, as its author would write it: `long (timestamp-millis)`, `["null","string"]`, `array of Item`. */
export function typeText(type: AvroType): string {
  switch (type.kind) {
    case 'record':
    case 'enum':
      return type.name;
    case 'fixed':
      return type.logical ? `${type.name} (${logicalText(type.logical)})` : type.name;
    case 'array':
      return `array of ${typeText(type.items.type)}`;
    case 'map':
      return `map of ${typeText(type.values.type)}`;
    case 'union':
      return `[${type.branches.map((branch) => branchText(branch.type)).join(',')}]`;
    default:
      return type.logical ? `${type.kind} (${logicalText(type.logical)})` : type.kind;
  }
}

function branchText(type: AvroType): string {
  return `"${type.kind === 'union' ? 'union' : typeText(type)}"`;
}

function logicalText(logical: { name: string; precision: number; scale: number }): string {
  return logical.name === 'decimal' ? `decimal(${logical.precision},${logical.scale})` : logical.name;
}
