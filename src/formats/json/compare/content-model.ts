import type { ArraySchema, ObjectSchema, Schema } from '../model.ts';

/** May anything come that is not declared? A schema for it, even `{}`, makes the model no longer open. */
export function isOpenObject(schema: ObjectSchema): boolean {
  return schema.permitsAdditional && schema.additional === null && schema.patterns.length === 0 && isOpenUnevaluated(schema.unevaluated);
}

export function isOpenArray(schema: ArraySchema): boolean {
  return schema.permitsAdditional && schema.additional === null && isOpenUnevaluated(schema.unevaluated);
}

/** The schema that a property falls under where it is not declared, if there is one. */
export function coverOfProperty(schema: ObjectSchema, name: string): Schema | null {
  const pattern = schema.patterns.find((entry) => entry.matches(name));
  return pattern?.schema ?? schema.additional ?? coverOfUnevaluated(schema.unevaluated);
}

export function coverOfItem(schema: ArraySchema): Schema | null {
  return schema.additional ?? coverOfUnevaluated(schema.unevaluated);
}

function isOpenUnevaluated(schema: Schema | null): boolean {
  return schema === null || schema.kind === 'true' || schema.kind === 'empty';
}

function coverOfUnevaluated(schema: Schema | null): Schema | null {
  return schema === null || schema.kind === 'true' || schema.kind === 'false' ? null : schema;
}
