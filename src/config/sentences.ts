import type { $ZodIssue, $ZodIssueInvalidUnion, $ZodRawIssue } from 'zod/v4/core';
import { didYouMean } from '../did-you-mean.ts';
import type { YamlPath } from './yaml.ts';

const NAMES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
  map: 'a mapping',
  record: 'a mapping',
  null: 'nothing',
};

/** What is wrong with a value, as the end of a sentence that begins with its path. */
export function predicate(issue: $ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${nameOf(String(issue['expected']))}, not ${kindOf(issue.input)}`;
    case 'invalid_value':
      return `must be ${oneOf(issue['values'])}, not ${shown(issue.input)}`;
    case 'too_small':
    case 'too_big':
      return size(issue);
    case 'invalid_union':
      return `must be ${unionOf(issue)}, not ${kindOf(issue.input)}`;
    case 'not_multiple_of':
      return `must be a multiple of ${String(issue['divisor'])}`;
    case 'invalid_format':
      return `must be a valid ${String(issue['format'])}, not ${shown(issue.input)}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'unrecognized_keys':
      break;
  }
  return undefined;
}

/** The way out of an issue: one imperative sentence. `known` are the keys that would have been understood. */
export function help(issue: $ZodIssue, path: YamlPath, known: readonly string[] = []): string | undefined {
  if (issue.code === 'unrecognized_keys') return wayOutOfKey(issue.keys[0] ?? '', known);
  if (issue.code === 'custom') return typeof issue.params?.['help'] === 'string' ? issue.params['help'] : undefined;
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    if (issue.input === undefined) return `Add \`${path.at(-1)}: ${values[0]}\`${values.length > 1 ? ' or another of its values' : ''}.`;
    const meant = typeof issue.input === 'string' ? didYouMean(issue.input, values) : undefined;
    return meant === undefined ? `Write ${oneOf(values)}.` : `Write \`${meant}\`.`;
  }
  if (issue.input === undefined && typeof path.at(-1) === 'string') return `Add \`${path.at(-1)}:\`.`;
  if (issue.code === 'invalid_type') return `Write ${nameOf(issue.expected)} here.`;
  return issue.code === 'invalid_union' ? `Write ${unionOf(issue)} here.` : undefined;
}

/**
 * The branch of a union that the user meant: the one whose outer kind fits; of several, the one with the fewest
 * problems. null when none fits.
 */
export function chooseBranch(issue: $ZodIssueInvalidUnion): readonly $ZodIssue[] | null {
  const fitting = issue.errors.filter((branch) => !branch.some(isOuterKind));
  if (fitting.length === 0) return null;
  return fitting.toSorted((a, b) => badness(a) - badness(b))[0] ?? null;
}

function isOuterKind(issue: $ZodIssue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function badness(branch: readonly $ZodIssue[]): number {
  return branch.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

function wayOutOfKey(key: string, known: readonly string[]): string | undefined {
  const meant = didYouMean(key, known);
  if (meant !== undefined) return `Write \`${meant}\`.`;
  return known.length === 0 ? undefined : `Remove it, or write one of ${known.map((name) => `\`${name}\``).join(', ')}.`;
}

function unionOf(issue: { errors?: unknown; discriminator?: unknown; options?: unknown }): string {
  if (Array.isArray(issue.options)) return oneOf(issue.options);
  const outer = (issue.errors as readonly (readonly $ZodIssue[])[]).flatMap((branch) => branch.filter(isOuterKind).slice(0, 1));
  const kinds = outer.flatMap((one) => (one.code === 'invalid_value' ? one.values.map(quote) : [nameOf((one as { expected: string }).expected)]));
  return list([...new Set(kinds)]);
}

function size(issue: $ZodRawIssue): string {
  const small = issue.code === 'too_small';
  const limit = String(small ? issue['minimum'] : issue['maximum']);
  if (small && limit === '1' && issue['origin'] !== 'number' && issue['origin'] !== 'int') return 'must not be empty';
  const unit = issue['origin'] === 'string' ? ' characters' : issue['origin'] === 'array' ? ' items' : '';
  return `must ${unit ? 'have' : 'be'} ${small ? 'at least' : 'at most'} ${limit}${unit}`;
}

function nameOf(expected: string): string {
  return Object.hasOwn(NAMES, expected) ? NAMES[expected]! : `a ${expected}`;
}

function kindOf(input: unknown): string {
  if (input === null || input === undefined) return 'empty';
  if (Array.isArray(input)) return 'a list';
  return typeof input === 'object' ? 'a mapping' : `the ${typeof input} ${quote(input)}`;
}

/** A scalar itself, a collection by its kind. */
function shown(input: unknown): string {
  return typeof input === 'object' || input === undefined ? kindOf(input) : quote(input);
}

function quote(value: unknown): string {
  const text = String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? quote(values[0]) : `one of ${list(values.map(quote))}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
