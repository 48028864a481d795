import type { Extend, Field, Label, Message, NumberRange, Oneof, Option, ProtoFile } from '../descriptor.ts';
import { camelCase } from '../json-name.ts';
import { enumFrom, flagOptions, NOWHERE, wordOption } from './descriptor-enum.ts';
import type { View } from './view.ts';

// By the numbers of FieldDescriptorProto.Type; 10, 11 and 14 are groups, messages and enums.
const SCALARS = [
  '', 'double', 'float', 'int64', 'uint64', 'int32', 'fixed64', 'fixed32', 'bool', 'string', '', '', 'bytes', 'uint32', '',
  'sfixed32', 'sfixed64', 'sint32', 'sint64',
];
const GROUP = 10;
const LABELS: readonly (Label | null)[] = [null, 'optional', 'required', 'repeated'];

export function messageFrom(view: View, file: ProtoFile, parent: Message | null, isGroup = false): Message {
  const name = view.text('name');
  const message: Message = {
    kind: 'message', name, ...NOWHERE, file, parent, local: parent === null ? name : `${parent.local}.${name}`,
    fields: [], oneofs: [], messages: [], enums: [], extends: [], extensionRanges: ranges(view, 'extension_range'),
    reserved: { ranges: ranges(view, 'reserved_range'), names: view.texts('reserved_name').map((name) => ({ name, start: 0, end: 0 })) },
    options: flagOptions(view.one('options'), ['map_entry']),
    isGroup,
  };
  const groups = groupTypes(view);
  message.messages.push(...view.all('nested_type').map((nested) => messageFrom(nested, file, message, groups.has(nested.text('name')))));
  message.enums.push(...view.all('enum_type').map((found) => enumFrom(found, file, message)));
  message.extends.push(...extendsFrom(view, file, message));
  addFields(view, message);
  return message;
}

/** Extension fields, each under the name of what it extends. */
export function extendsFrom(view: View, file: ProtoFile, scope: Message | null): Extend[] {
  return view.all('extension').map((found) => {
    const extendee = found.text('extendee');
    return { extendee, start: 0, end: 0, fields: [fieldFrom(found, file, scope, null, extendee)], groups: [] };
  });
}

function addFields(view: View, message: Message): void {
  const names = view.all('oneof_decl').map((oneof) => oneof.text('name'));
  const oneofs = names.map((name): Oneof => ({ name, ...NOWHERE, fields: [], options: [] }));
  for (const found of view.all('field')) {
    // `optional` in proto3 comes as a oneof of its own, which nobody wrote.
    const oneof = found.has('oneof_index') && !found.flag('proto3_optional') ? (oneofs[found.number('oneof_index')] ?? null) : null;
    const field = fieldFrom(found, message.file, message, oneof, null);
    message.fields.push(field);
    oneof?.fields.push(field);
  }
  message.oneofs.push(...oneofs.filter((oneof) => oneof.fields.length > 0));
}

function fieldFrom(view: View, file: ProtoFile, scope: Message | null, oneof: Oneof | null, extendee: string | null): Field {
  const typeNumber = view.number('type');
  const typeName = view.text('type_name');
  const type = SCALARS[typeNumber] || typeName;
  const name = view.text('name');
  return {
    name, ...NOWHERE, number: view.number('number'), numberStart: 0, label: labelOf(view, file, oneof),
    type: typeNumber === GROUP ? lastPart(typeName) : type, typeStart: 0, typeEnd: 0, map: null, oneof,
    group: typeNumber === GROUP ? (scope?.messages.find((nested) => nested.name === lastPart(typeName)) ?? null) : null,
    options: optionsOf(view, name), scope, file, extendee,
  };
}

/** What the author of a text would have written. */
function labelOf(view: View, file: ProtoFile, oneof: Oneof | null): Label | null {
  const label = LABELS[view.number('label')] ?? null;
  if (label !== 'optional') return label;
  if (oneof !== null) return null;
  return file.syntax === 'proto2' || view.flag('proto3_optional') ? 'optional' : null;
}

function optionsOf(view: View, name: string): readonly Option[] {
  const options = flagOptions(view.one('options'), ['packed', 'deprecated']);
  if (view.has('default_value')) options.push(wordOption('default', view.text('default_value')));
  const json = view.text('json_name');
  if (json !== '' && json !== camelCase(name)) options.push({ name: 'json_name', value: { kind: 'string', value: json }, start: 0, end: 0 });
  return options;
}

function groupTypes(view: View): ReadonlySet<string> {
  return new Set(view.all('field').filter((field) => field.number('type') === GROUP).map((field) => lastPart(field.text('type_name'))));
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Descriptors give the end of a range as the first number behind it. */
function ranges(view: View, name: string): NumberRange[] {
  return view.all(name).map((range) => ({ from: range.number('start'), to: range.number('end') - 1, start: 0, end: 0 }));
}
