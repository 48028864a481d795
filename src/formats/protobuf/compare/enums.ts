import type { Enum } from '../descriptor.ts';
import type { Walk } from './walk.ts';

/** Enum values pair by number; the registry allows every change to them. */
export function compareEnums(walk: Walk, reader: readonly Enum[], writer: readonly Enum[]): void {
  if (reader.length === 0 && writer.length === 0) return;
  const readerByName = new Map(reader.map((found) => [found.name, found]));
  const writerByName = new Map(writer.map((found) => [found.name, found]));
  for (const name of writerByName.keys()) if (!readerByName.has(name)) allowAt(walk, name, 'ENUM_REMOVED');
  for (const [name, found] of readerByName) {
    const other = writerByName.get(name);
    if (other === undefined) {
      allowAt(walk, name, 'ENUM_ADDED');
      continue;
    }
    walk.path.push(name);
    compareValues(walk, found, other);
    walk.path.pop();
  }
}

function compareValues(walk: Walk, reader: Enum, writer: Enum): void {
  if (sameValues(reader, writer)) return;
  const readerNames = new Map(reader.values.map((value) => [value.number, value.name]));
  const writerNames = new Map(writer.values.map((value) => [value.number, value.name]));
  for (const number of writerNames.keys()) if (!readerNames.has(number)) allowAt(walk, `${number}`, 'ENUM_CONST_REMOVED');
  for (const [number, name] of readerNames) {
    const other = writerNames.get(number);
    if (other === undefined) allowAt(walk, `${number}`, 'ENUM_CONST_ADDED');
    else if (other !== name) allowAt(walk, `${number}`, 'ENUM_CONST_CHANGED');
  }
}

function sameValues(reader: Enum, writer: Enum): boolean {
  const { values } = reader;
  if (values.length !== writer.values.length) return false;
  for (let i = 0; i < values.length; i++) {
    const other = writer.values[i]!;
    if (values[i]!.number !== other.number || values[i]!.name !== other.name) return false;
  }
  return true;
}

function allowAt(walk: Walk, step: string, type: Parameters<Walk['allow']>[0]): void {
  walk.path.push(step);
  walk.allow(type);
  walk.path.pop();
}
