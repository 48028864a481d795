import type { Place } from '../../model.ts';
import { Places } from '../../place.ts';
import type { Enum, Field, Message, ProtoFile } from './descriptor.ts';

/** A stretch of one file, turned into a place only when a finding needs it. */
export interface Anchor {
  readonly file: ProtoFile;
  readonly start: number;
  readonly end: number;
}

/** Turns anchors into places, reading each text once. */
export class Anchors {
  readonly #places = new Map<ProtoFile, Places>();

  at(anchor: Anchor): Place {
    let places = this.#places.get(anchor.file);
    if (places === undefined) this.#places.set(anchor.file, (places = new Places(anchor.file.text, anchor.file.name)));
    return places.at(anchor.start, anchor.end);
  }
}

export function atName(of: Field | Message | Enum): Anchor {
  return nameIn(of.file, of);
}

/** For what does not know its file: oneofs and enum values. */
export function nameIn(file: ProtoFile, of: { readonly name: string; readonly nameStart: number }): Anchor {
  return { file, start: of.nameStart, end: of.nameStart + of.name.length };
}

export function atType(field: Field): Anchor {
  return { file: field.file, start: field.typeStart, end: field.typeEnd };
}

/** The label, or the whole field if it has none. */
export function atLabel(field: Field): Anchor {
  return { file: field.file, start: field.start, end: field.label === null ? field.end : field.start + field.label.length };
}

export function atPackage(file: ProtoFile): Anchor {
  return { file, start: file.packageSpan?.start ?? 0, end: file.packageSpan?.end ?? 0 };
}
