import type { Field, Message } from '../descriptor.ts';
import { atType } from '../place.ts';
import type { Named } from '../schema.ts';
import { compareMessage } from './messages.ts';
import { Probe } from './probe.ts';
import type { CompareReferenced, Walk } from './walk.ts';

/**
 * The registry compares a type of another file at each field that uses it, and names the paths from that type on.
 * Types without any difference are found out once and skipped from then on.
 */
export function referencedTypes(): CompareReferenced {
  const clean = new Map<Message, Set<Message>>();
  const dirty = new Map<Message, Set<Message>>();
  const refused = new Map<Message, Set<Message>>();
  const compared = new Map<Message, Set<Message>>();

  const isClean = (walk: Walk, reader: Message, writer: Message): boolean => {
    if (reader === writer || isIn(clean, reader, writer)) return true;
    if (isIn(dirty, reader, writer)) return false;
    const probe = new Probe(walk.reader, walk.writer, walk.profile, compare, walk.anchors);
    probe.ahead.push([reader, writer]);
    for (let pair = probe.ahead.pop(); pair !== undefined && !probe.dirty; pair = probe.ahead.pop()) compareMessage(probe, ...pair);
    if (probe.dirty) remember(dirty, reader, writer);
    else for (const [reader, writer] of probe.pairs) remember(clean, reader, writer);
    return !probe.dirty;
  };

  const compare: CompareReferenced = (walk, reader, writer, readerField, writerField) => {
    if (reader.type.kind !== 'message' || writer.type.kind !== 'message') return false;
    if (walk instanceof Probe) {
      walk.ahead.push([reader.type, writer.type]);
      return true;
    }
    if (isClean(walk, reader.type, writer.type)) return true;
    if (walk.isLong && isIn(compared, reader.type, writer.type)) return !isIn(refused, reader.type, writer.type);
    const compatible = compareFromHere(walk, reader, writer, readerField, writerField);
    remember(compared, reader.type, writer.type);
    if (!compatible) remember(refused, reader.type, writer.type);
    return compatible;
  };
  return compare;
}

function compareFromHere(walk: Walk, reader: Named, writer: Named, readerField: Field, writerField: Field): boolean {
  const { path, via, differences } = walk;
  const before = differences.length;
  walk.enterChain();
  walk.path = reader.local.split('.');
  walk.via = {
    reader: readerField.file.wellKnown && via !== null ? via.reader : atType(readerField),
    writer: writerField.file.wellKnown && via !== null ? via.writer : atType(writerField),
  };
  compareMessage(walk, reader.type as Message, writer.type as Message);
  walk.path = path;
  walk.via = via;
  walk.leaveChain();
  for (let i = before; i < differences.length; i++) if (!differences[i]!.compatible) return false;
  return true;
}

function isIn(pairs: ReadonlyMap<Message, ReadonlySet<Message>>, reader: Message, writer: Message): boolean {
  return pairs.get(writer)?.has(reader) === true;
}

function remember(pairs: Map<Message, Set<Message>>, reader: Message, writer: Message): void {
  const readers = pairs.get(writer);
  if (readers === undefined) pairs.set(writer, new Set([reader]));
  else readers.add(reader);
}
