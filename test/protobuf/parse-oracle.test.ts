import { parse as parseWithProtobufjs, type Enum as OtherEnum, type Field as OtherField, type NamespaceBase, type Type } from 'protobufjs';
import { describe, expect, it } from 'vitest';
import type { Enum, Field, Message } from '../../src/formats/protobuf/descriptor.ts';
import { readFile } from '../../src/formats/protobuf/parse/file.ts';
import { validTexts } from './sets.ts';
import { randomText } from './texts.ts';

// protobufjs loses these names, and says so of itself.
const LOST = /__proto__/;

describe('the parser against protobufjs', () => {
  it('agrees on every text of the sets', () => {
    const texts = validTexts().filter((text) => !LOST.test(text));
    expect(texts.length).toBeGreaterThan(700);
    for (const text of texts) expect(ours(text), text).toEqual(theirs(text));
  });

  it('agrees on generated texts', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const text = randomText(seed);
      expect(ours(text), text).toEqual(theirs(text));
    }
  });
});

type Told = string[];

function ours(text: string): Told {
  const file = readFile(text, 'a.proto');
  const told: Told = [`package ${file.package ?? ''}`, ...file.imports.map((found) => `import ${found.path}`)];
  const message = (found: Message): void => {
    told.push(`message ${found.local}`);
    for (const field of found.fields) told.push(ourField(found.local, field));
    for (const oneof of found.oneofs) told.push(`${found.local} oneof ${oneof.name}: ${oneof.fields.map((field) => field.name).toSorted().join()}`);
    for (const range of found.reserved.ranges) told.push(`${found.local} reserved ${range.from} to ${range.to}`);
    for (const reserved of found.reserved.names) told.push(`${found.local} reserved ${reserved.name}`);
    for (const range of found.extensionRanges) told.push(`${found.local} extensions ${range.from} to ${range.to}`);
    found.messages.forEach(message);
    found.enums.forEach(anEnum);
  };
  const anEnum = (found: Enum): void => {
    told.push(...found.values.map((value) => `enum ${found.local} ${value.name} = ${value.number}`));
  };
  file.messages.forEach(message);
  file.enums.forEach(anEnum);
  return told.toSorted();
}

function ourField(of: string, field: Field): string {
  // protobufjs has no label of its own for a single field.
  const label = field.label === 'optional' && field.file.syntax !== 'proto3' ? '' : (field.label ?? '');
  return `field ${of}.${field.name} = ${field.number} ${label} ${field.type}`;
}

function theirs(text: string): Told {
  const { root, package: name, imports } = parseWithProtobufjs(text, { keepCase: true });
  const told: Told = [`package ${name ?? ''}`, ...(imports ?? []).map((path) => `import ${path}`)];
  const walk = (space: NamespaceBase, path: string): void => {
    for (const found of space.nestedArray) {
      const kind = found.constructor.name;
      const local = path === '' ? found.name : `${path}.${found.name}`;
      if (kind === 'Type') type(found as Type, local);
      else if (kind === 'Enum') for (const [value, number] of Object.entries((found as OtherEnum).values)) told.push(`enum ${local} ${value} = ${number}`);
    }
  };
  const type = (found: Type, local: string): void => {
    told.push(`message ${local}`);
    // Extensions appear among the fields, named by a dot and their full name.
    for (const field of found.fieldsArray) if (!field.name.startsWith('.')) told.push(theirField(local, field));
    for (const oneof of found.oneofsArray) {
      const isSynthetic = oneof.fieldsArray.length === 1 && oneof.fieldsArray[0]!.options?.['proto3_optional'] === true;
      if (!isSynthetic) told.push(`${local} oneof ${oneof.name}: ${oneof.oneof.toSorted().join()}`);
    }
    for (const reserved of found.reserved ?? []) told.push(typeof reserved === 'string' ? `${local} reserved ${reserved}` : `${local} reserved ${reserved[0]} to ${reserved[1]}`);
    for (const range of found.extensions ?? []) told.push(`${local} extensions ${range[0]} to ${range[1]}`);
    walk(found, local);
  };
  let space: NamespaceBase = root;
  for (const part of name === null || name === undefined ? [] : name.split('.')) space = space.get(part) as NamespaceBase;
  walk(space, '');
  return told.toSorted();
}

function theirField(of: string, field: OtherField & { keyType?: string }): string {
  const type = field.keyType === undefined ? field.type : `map<${field.keyType}, ${field.type}>`;
  const label = field.repeated ? 'repeated' : field.toJSON().rule === 'required' ? 'required' : field.options?.['proto3_optional'] === true ? 'optional' : '';
  return `field ${of}.${field.name} = ${field.id} ${label} ${type}`;
}
