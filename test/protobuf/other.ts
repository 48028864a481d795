import protobufjs, { type Root, type Type } from 'protobufjs';
import { wellKnownFile } from '../../src/formats/protobuf/well-known/files.ts';

const { parse, Root: NewRoot } = protobufjs;

/** The message types of a text as protobufjs sees them, well-known types included. */
export function otherTypes(text: string): (name: string) => Type {
  let types = known.get(text);
  if (types === undefined) known.set(text, (types = loadTypes(text)));
  return types;
}

const known = new Map<string, (name: string) => Type>();

function loadTypes(text: string): (name: string) => Type {
  const root = new NewRoot();
  const { imports, package: name } = load(text, root);
  const loaded = new Set<string>();
  const loadImports = (paths: readonly string[]): void => {
    for (const path of paths) {
      if (loaded.has(path)) continue;
      loaded.add(path);
      loadImports(load(wellKnownFile(path)!.text, root).imports ?? []);
    }
  };
  // Our declarations of the well-known types do not import each other.
  loadImports([...(imports ?? []), 'google/protobuf/timestamp.proto', 'google/protobuf/duration.proto', 'google/protobuf/wrappers.proto']);
  root.resolveAll();
  return (local) => root.lookupType(name ? `.${name}.${local}` : `.${local}`);
}

function load(text: string, root: Root): { imports: string[] | undefined; package: string | undefined } {
  const { imports, package: name } = parse(text, root, { keepCase: true });
  return { imports, package: name };
}

/** As our proofs write data: long integers as numbers where they are exact, bytes as base64, enum values by name. */
export function otherPlain(type: Type, bytes: Uint8Array): unknown {
  const plain = type.toObject(type.decode(bytes), { longs: String, enums: String, bytes: String });
  return normal(plain);
}

/** Integers in texts and in numbers are one. */
export function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [key, normal(item)]).toSorted(([a], [b]) => String(a).localeCompare(String(b))));
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

