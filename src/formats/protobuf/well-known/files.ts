import type { ProtoFile, TypeDeclaration } from '../descriptor.ts';
import { readFile } from '../parse/file.ts';
import { typesOf } from '../types.ts';
import { confluentFiles } from './confluent.ts';
import { descriptorFile } from './descriptor-proto.ts';
import { googleTypeFiles } from './google-type.ts';
import { protobufFiles } from './protobuf.ts';

const texts = new Map<string, string>(confluentFiles);
texts.set('google/protobuf/descriptor.proto', descriptorFile);
for (const [name, text] of protobufFiles) texts.set(`google/protobuf/${name}.proto`, `syntax = "proto3"; package google.protobuf; ${text}`);
for (const [name, text] of googleTypeFiles) texts.set(`google/type/${name}.proto`, `syntax = "proto3"; package google.type; ${text}`);

const parsed = new Map<string, ProtoFile>();
let types: Map<string, TypeDeclaration> | null = null;

/** Is it one of the files which the registry adds to every schema? */
export function isWellKnownFile(path: string): boolean {
  return texts.has(path);
}

export function wellKnownFile(path: string): ProtoFile | undefined {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const text = texts.get(path);
  if (text === undefined) return undefined;
  const file = readFile(text, path, true);
  parsed.set(path, file);
  return file;
}

/** A well-known type by full name. The files are parsed when the first such name is asked for. */
export function wellKnownType(fullName: string): TypeDeclaration | undefined {
  if (!fullName.startsWith('google.') && !fullName.startsWith('confluent.')) return undefined;
  if (types === null) {
    types = new Map();
    for (const path of texts.keys()) typesOf(wellKnownFile(path)!, types);
  }
  return types.get(fullName);
}
