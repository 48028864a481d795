import * as z from 'zod';
import type { $ZodIssue } from 'zod/v4/core';
import type { Problem } from '../errors.ts';
import { UsageError } from '../errors.ts';
import type { Place } from '../model.ts';
import { keysAt } from './schema-keys.ts';
import { chooseBranch, help, predicate } from './sentences.ts';
import type { YamlDoc, YamlPath } from './yaml.ts';

/**
 * Checks a document against a schema.
 *
 * Sentences are made here ("`level` must be one of …"). A message of the schema's own (`error: 'must …'`) takes their place;
 * one that begins with a capital stands alone. `params: { help }` of a refinement gives the way out.
 *
 * @throws UsageError with every problem at once, each with file, line and column, in the order of the text.
 */
export function validate<Schema extends z.ZodType>(schema: Schema, doc: YamlDoc): z.output<Schema> {
  const answer = schema.safeParse(doc.value, { reportInput: true, error: predicate });
  if (answer.success) return answer.data;
  const problems = answer.error.issues.flatMap((issue) => toProblems(issue, [], schema, doc));
  throw new UsageError(inOrder(problems));
}

/** A mapping with names of the user's own as keys. Unlike a plain object it keeps a key such as `__proto__`. */
export function named<Value extends z.ZodType>(value: Value): z.ZodType<ReadonlyMap<string, z.output<Value>>> {
  return z.preprocess(
    (input) => (typeof input === 'object' && input !== null && !Array.isArray(input) ? new Map(Object.entries(input)) : input),
    z.map(z.string(), value),
  );
}

function toProblems(issue: $ZodIssue, prefix: YamlPath, schema: z.ZodType, doc: YamlDoc): Problem[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, schema, doc));
  if (issue.code === 'invalid_union') {
    const branch = chooseBranch(issue);
    if (branch) return branch.flatMap((inner) => toProblems(inner, path, schema, doc));
  }
  if (issue.code === 'invalid_element' || issue.code === 'invalid_key') {
    const at = issue.code === 'invalid_element' ? [...path, issue.key as string] : path;
    return issue.issues.flatMap((inner) => toProblems(inner, at, schema, doc));
  }
  const place = doc.placeOf(path, 'value') ?? doc.placeOf(path, 'key') ?? nearest(doc, path);
  const wayOut = help(issue, path);
  return [{ message: message(issue, path, doc.file), place, ...(wayOut === undefined ? {} : { help: wayOut }) }];
}

function unknownKey(key: string, path: YamlPath, schema: z.ZodType, doc: YamlDoc): Problem {
  const known = keysAt(schema, path);
  const where = path.length === 0 ? '' : ` in \`${spell(path)}\``;
  return {
    message: `Unknown key \`${key}\`${where}.`,
    place: doc.placeOf([...path, key], 'key') ?? nearest(doc, path),
    help: help({ code: 'unrecognized_keys', keys: [key], path: [], message: '' }, path, known) ?? 'Remove the key.',
  };
}

function message(issue: $ZodIssue, path: YamlPath, file: string): string {
  if (/^[A-Z`]/.test(issue.message)) return issue.message;
  if (isMissing(issue)) {
    const where = path.length > 1 ? ` in \`${spell(path.slice(0, -1))}\`` : '';
    return `The key \`${path.at(-1)}\` is missing${where}.`;
  }
  const subject = path.length === 0 ? `\`${file}\`` : `\`${spell(path)}\``;
  return `${subject} ${issue.message}${issue.message.endsWith('.') ? '' : '.'}`;
}

function isMissing(issue: $ZodIssue): boolean {
  return issue.input === undefined && typeof issue.path.at(-1) === 'string' && issue.code !== 'custom';
}

/** The nearest part of the path that does stand in the file. */
function nearest(doc: YamlDoc, path: YamlPath): Place | null {
  for (let length = path.length - 1; length >= 0; length--) {
    const place = doc.placeOf(path.slice(0, length), 'value') ?? doc.placeOf(path.slice(0, length), 'key');
    if (place) return place;
  }
  return null;
}

/** `subjects[0].references[1].name`. */
function spell(path: YamlPath): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => {
    if (!a.place || !b.place) return a.place ? 1 : b.place ? -1 : 0;
    return a.place.line - b.place.line || a.place.column - b.place.column;
  });
}
