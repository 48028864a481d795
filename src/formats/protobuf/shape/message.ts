import type { Place } from '../../../model.ts';
import type { Alternative, Member, ObjectShape, Shape } from '../../shape.ts';
import { docOf, unitIn } from '../comment.ts';
import { defaultOf } from '../default-value.ts';
import type { Field, Message } from '../descriptor.ts';
import { presenceOf } from '../features.ts';
import type { ElementType } from '../field-type.ts';
import { jsonNameOf } from '../json-name.ts';
import { atName, atType } from '../place.ts';
import type { ProtoSchema } from '../schema.ts';
import { fullNameOf } from '../types.ts';
import { enumShape, scalarShape } from './scalar.ts';
import { wellKnownShape } from './well-known.ts';

/** A message as an object; its fields' shapes are made when they are asked for. */
export function messageShape(schema: ProtoSchema, message: Message): ObjectShape {
  const byName = new Map<string, Field>();
  for (const field of message.fields) byName.set(field.name, field);
  const byJsonName = new Map(message.fields.map((field) => [jsonNameOf(field), field]));
  return {
    kind: 'object',
    name: fullNameOf(message),
    members: [...byName.keys()],
    open: false,
    oneofs: message.oneofs.map((oneof) => ({ name: oneof.name, members: oneof.fields.map((field) => field.name) })),
    member: (name) => {
      const field = byName.get(name) ?? byJsonName.get(name);
      return field === undefined ? null : memberShape(schema, field);
    },
    place: placeOf(schema, message),
  };
}

function memberShape(schema: ProtoSchema, field: Field): Member {
  const doc = docOf(field.file.text, field);
  const unit = unitIn(doc);
  const json = jsonNameOf(field);
  const given = defaultOf(field, schema.typeOf(field));
  return {
    presence: memberPresence(schema, field),
    shape: () => fieldShape(schema, field),
    place: field.file.wellKnown ? null : schema.anchors.at(atName(field)),
    ...(json === field.name ? {} : { aliases: [json] }),
    number: field.number,
    ...(field.oneof === null ? {} : { oneof: field.oneof.name }),
    ...(given === undefined ? {} : { default: { value: given } }),
    ...(doc === null ? {} : { doc }),
    ...(unit === null ? {} : { unit }),
  };
}

function memberPresence(schema: ProtoSchema, field: Field): Member['presence'] {
  switch (presenceOf(field, schema.typeOf(field).kind === 'message')) {
    case 'explicit':
      return 'sometimes';
    case 'implicit':
      return 'implicit';
    case 'required':
    case 'repeated':
      return 'always';
  }
}

function fieldShape(schema: ProtoSchema, field: Field): Shape {
  const place = field.file.wellKnown ? null : schema.anchors.at(atType(field));
  const type = schema.typeOf(field);
  const text = field.label === null ? field.type : `${field.label} ${field.type}`;
  if (type.kind === 'map') {
    const values = type.value;
    return { text, place, nullable: 'no', alternatives: [{ kind: 'map', values: () => elementShape(schema, values, field.map?.value ?? '', place), place }] };
  }
  const element = (): Shape => elementShape(schema, type, field.type, place);
  if (field.label !== 'repeated') return { ...element(), text };
  return { text, place, nullable: 'no', alternatives: [{ kind: 'array', items: element, place }] };
}

function elementShape(schema: ProtoSchema, type: ElementType, text: string, place: Place | null): Shape {
  const known = type.kind === 'message' ? wellKnownShape(fullNameOf(type.message), place) : null;
  if (known !== null) return { text, place, nullable: known.nullable ? 'yes' : 'no', alternatives: [known.alternative] };
  return { text, place, nullable: 'no', alternatives: [alternativeOf(schema, type, place)] };
}

function alternativeOf(schema: ProtoSchema, type: ElementType, place: Place | null): Alternative {
  switch (type.kind) {
    case 'scalar':
      return scalarShape(type.scalar, place);
    case 'enum':
      return enumShape(schema, type.enum, place);
    case 'message':
      return messageShape(schema, type.message);
    case 'unknown':
      return { kind: 'any', why: `the type \`${type.name}\` is not among the given files`, place };
  }
}

function placeOf(schema: ProtoSchema, message: Message): Place | null {
  return message.file.wellKnown ? null : schema.anchors.at(atName(message));
}
