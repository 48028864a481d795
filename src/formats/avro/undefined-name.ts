import { didYouMean } from '../../did-you-mean.ts';
import { SchemaFault } from './fault.ts';
import { PRIMITIVES } from './names.ts';
import type { NamedType, Slot } from './schema.ts';

const COMPLEX = ['record', 'enum', 'fixed', 'array', 'map'];

/** The fault of a type name that means nothing, with the name that was probably meant. */
export function undefinedName(name: string, slot: Slot, names: ReadonlyMap<string, NamedType>): SchemaFault {
  return new SchemaFault(`\`${name}\` is not a type that is defined here.`, slot.holder, slot.key, help(name, names));
}

function help(name: string, names: ReadonlyMap<string, NamedType>): string {
  if (COMPLEX.includes(name)) return `Write an object with \`"type": "${name}"\` and what else it needs.`;
  const simple = name.slice(name.lastIndexOf('.') + 1);
  for (const type of names.values()) {
    if (type.name === simple) return `Write \`${type.fullName}\`, or define \`${name}\`.`;
  }
  const dotted = name.includes('.');
  const meant = didYouMean(name, [
    ...PRIMITIVES.keys(),
    ...names.keys(),
    ...[...names.values()].filter(() => !dotted).map((type) => type.name),
  ]);
  return meant === undefined
    ? 'Define it, or list the schema that defines it as a reference.'
    : `Write \`${meant}\` if that is what you mean.`;
}
