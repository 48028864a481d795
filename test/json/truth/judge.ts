import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Draft, Schema } from './random-schemas.ts';

const OPTIONS = { strict: false, validateFormats: false, ownProperties: true, logger: false, addUsedSchema: false, validateSchema: false } as const;

/** ajv as the outside judge of one schema. */
export function judgeOf(schema: Schema, draft: Draft): (document: unknown) => boolean {
  const Judge = draft === 'draft-07' ? Ajv : draft === '2019-09' ? Ajv2019 : Ajv2020;
  const validate = new Judge(OPTIONS).compile(schema);
  return (document) => validate(document);
}

/**
 * Whether ajv follows the specification on this schema. It forgets `contains` on empty arrays beside a list of item schemas, takes
 * the items of a list to have the type of the rest when it looks for equal ones, and lets `contains` count as evaluated before 2020-12.
 */
export function judgedRightly(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return true;
  if (Array.isArray(schema)) return schema.every(judgedRightly);
  const has = (keyword: string): boolean => Object.hasOwn(schema, keyword);
  const lists = ['items', 'prefixItems'].some((keyword) => Array.isArray((schema as { [keyword: string]: unknown })[keyword]));
  if (lists && (has('contains') || has('uniqueItems'))) return false;
  if (has('contains') && has('unevaluatedItems')) return false;
  return Object.values(schema).every(judgedRightly);
}
