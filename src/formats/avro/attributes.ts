import { SchemaFault, shown } from './fault.ts';
import type { Field, RawObject } from './schema.ts';

const NO_ALIASES: readonly string[] = [];

/** The aliases as they are written. */
export function aliasList(raw: RawObject): readonly string[] {
  const list = raw['aliases'];
  if (list === undefined) return NO_ALIASES;
  if (!Array.isArray(list)) throw new SchemaFault('`aliases` is not an array.', raw, 'aliases', 'Write the aliases as an array of names.');
  const wrong = list.findIndex((alias) => typeof alias !== 'string');
  if (wrong >= 0) throw new SchemaFault(`${shown(list[wrong])} is not an alias.`, list, wrong, 'Write the alias as a text.');
  return list as string[];
}

/** The aliases of a field, each one once. */
export function fieldAliases(raw: RawObject): readonly string[] {
  const list = aliasList(raw);
  return list.length > 1 ? [...new Set(list)] : list;
}

/** Refuses what is not a sort order. */
export function checkOrder(field: RawObject): void {
  const order = field['order'];
  if (order === undefined) return;
  if (typeof order !== 'string' || !/^(?:ascending|descending|ignore)$/i.test(order)) {
    throw new SchemaFault(`${shown(order)} is not a sort order.`, field, 'order', 'Use `ascending`, `descending` or `ignore`.');
  }
}

/** What Java reads as a floating point number. */
const NUMBER_TEXT =
  /^[\0- ]*[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?|0[xX](?:[0-9a-fA-F]+\.?|[0-9a-fA-F]*\.[0-9a-fA-F]+)[pP][+-]?\d+[fFdD]?)[\0- ]*$/;

/** A text is turned into the number it spells where a float or double is due; that fails for any other text. */
export function checkTextDefault(field: Field): void {
  const value = field.holder['default'];
  if (typeof value !== 'string' || (field.type.kind !== 'float' && field.type.kind !== 'double')) return;
  if (!NUMBER_TEXT.test(value)) {
    throw new SchemaFault(
      `The default ${shown(value)} of field \`${field.name}\` is not a number.`,
      field.holder,
      'default',
      'Write the default as a number.',
    );
  }
}
