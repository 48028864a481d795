import type { JsonNode, JsonNumber } from '../json-text.ts';
import { SchemaFault, shown } from './fault.ts';
import type { AvroType, Field, Raw } from './schema.ts';
import { typeText } from './type-text.ts';

/** Finds the lossless twin of a piece of data: `1.0` is no default for an int, and 2^53 + 1 must not be rounded. */
export type DefaultCheck = (holder: Raw) => JsonNode | undefined;

const LIMITS = { int: 2n ** 31n, long: 2n ** 63n } as const;

/** Throws SchemaFault when a reader could not make a value of the field's type of the default. */
export function checkFieldDefault(field: Field, lossless: DefaultCheck): void {
  const twin = lossless(field.holder);
  const node = twin?.kind === 'object' ? twin.members.get('default')?.value : undefined;
  if (node && !fitsDefault(field, node)) {
    const message = `The default ${shown(field.holder['default'])} of field \`${field.name}\` is not a valid \`${typeText(field.type)}\`.`;
    throw new SchemaFault(message, field.holder, 'default', 'Write a default of the type of the field, or change the type.');
  }
}

/** Is the default valid by the reference's own rules? */
export function fitsDefault(field: Field, node: JsonNode): boolean {
  // A text that spells a number has been turned into one before; see `checkTextDefault`.
  if (node.kind === 'string' && (field.type.kind === 'float' || field.type.kind === 'double')) return true;
  return fits(field.type, node);
}

/** As lenient as the reference: symbols and lengths are not looked at, and any branch of a union will do. */
function fits(type: AvroType, node: JsonNode): boolean {
  switch (type.kind) {
    case 'null':
      return node.kind === 'literal' && node.value === null;
    case 'boolean':
      return node.kind === 'literal' && node.value !== null;
    case 'int':
    case 'long':
      return node.kind === 'number' && isWhole(node, LIMITS[type.kind]);
    case 'float':
    case 'double':
      return node.kind === 'number';
    case 'bytes':
    case 'string':
    case 'enum':
    case 'fixed':
      return node.kind === 'string';
    case 'array':
      return node.kind === 'array' && node.items.every((item) => fits(type.items.type, item));
    case 'map':
      return node.kind === 'object' && [...node.members.values()].every((member) => fits(type.values.type, member.value));
    case 'union':
      return type.branches.some((branch) => fits(branch.type, node));
    case 'record':
      return (
        node.kind === 'object' &&
        type.fields.every((field) => {
          const member = node.members.get(field.name);
          return member ? fits(field.type, member.value) : field.hasDefault;
        })
      );
  }
}

function isWhole(node: JsonNumber, limit: bigint): boolean {
  if (!/^-?\d+$/.test(node.raw) || node.raw.length > 20) return false;
  const value = BigInt(node.raw);
  return value >= -limit && value < limit;
}
