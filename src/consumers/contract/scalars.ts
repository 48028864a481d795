import * as z from 'zod';
import { isPathError, parsePath } from '../path/parse-path.ts';

/** A UTC calendar day that exists. */
export const day = z.string().refine(isDay, { error: 'must be a calendar day such as `2026-12-31`', params: { help: 'Write the day as `YYYY-MM-DD`.' } }).meta({ format: 'date' });

/** A word that names something: not empty, no line break. */
export const text = z.string().min(1);

export const severity = z.enum(['block', 'warn', 'info']);

export const count = z.int().min(0);

export const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A number, or an ISO date as a string. */
export const limit = z.union([z.number(), z.string().min(1)]);

export const fieldPath = z.string().superRefine((value, context) => {
  const path = parsePath(value);
  if (!isPathError(path)) return;
  const where = path.offset === 0 ? '' : ` at character ${path.offset + 1}`;
  context.addIssue({ code: 'custom', message: `is not a path: ${lowerFirst(path.message)}${where}`, params: { help: path.help } });
});

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function lowerFirst(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
}
