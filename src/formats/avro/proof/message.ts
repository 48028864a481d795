import type { Aim, Probe } from '../aim.ts';
import type { Filler } from './filler.ts';
import { unlikeDefault } from './unlike-default.ts';
import { probeValue } from './probe-value.ts';
import type { Stop } from './routes.ts';
import { UnionValue, type Value } from './value.ts';

/** A whole message, and the part of it that the aim is at. */
export interface Message {
  readonly whole: Value;
  readonly part: Value;
}

/** The smallest message that gets to a stop and has there what the aim asks for; null when the type there has no such value. */
export function messageTo(stop: Stop, aim: Aim, filler: Filler): Message | null {
  const part = valueAt(stop, aim.probe, filler);
  return part === undefined ? null : { whole: wrap(stop, part, filler), part };
}

function valueAt(stop: Stop, probe: Probe, filler: Filler): Value | undefined {
  const { type } = stop.writer;
  if (probe.kind === 'any') return filler.fill(stop.reader, type);
  if (probe.kind !== 'field') return probeValue(probe, type, stop.reader.type);
  if (type.kind !== 'record') return undefined;
  const reader = stop.reader.type.kind === 'record' ? stop.reader.type : null;
  const value = unlikeDefault(probe.field.type, probe.unlike, filler);
  return filler.record(reader, type, { field: probe.field, value });
}

/** Builds the message around the value, from the inside out. */
function wrap(stop: Stop, value: Value, filler: Filler): Value {
  let message = value;
  for (let at: Stop | null = stop; at; at = at.from) {
    const { leg } = at;
    if (leg.kind === 'field') message = filler.record(leg.reader, leg.record, { field: leg.field, value: message });
    else if (leg.kind === 'item') message = [message];
    else if (leg.kind === 'value') message = new Map([['k', message]]);
    else if (leg.kind === 'branch') message = new UnionValue(leg.index, message);
  }
  return message;
}

/** The way to a stop as names of the reader's fields. */
export function pathTo(stop: Stop): string[] {
  const path: string[] = [];
  for (let at: Stop | null = stop; at; at = at.from)
    if (at.leg.kind === 'field' && 'name' in at.reader) path.unshift(String(at.reader.name));
  return path;
}
