import type { CST } from 'yaml';
import type { Problem } from '../errors.ts';
import { UncheckedError } from '../errors.ts';
import type { Places } from '../place.ts';

const MAX_DEPTH = 64;

const REFUSED: Readonly<Record<string, readonly [what: string, help: string]>> = {
  anchor: ['Anchors are not allowed here', 'Write the value out where it is needed.'],
  alias: ['Aliases are not allowed here', 'Write the value out where it is needed.'],
  tag: ['Tags are not allowed here', 'Remove the tag and quote the value if it has to be a string.'],
  directive: ['Directives are not allowed here', 'Remove the line; the file is read as YAML 1.2.'],
};

interface Step {
  readonly token: unknown;
  readonly depth: number;
}

/**
 * What our files may not hold, found before anything is composed: anchors, aliases, tags and directives, which make a
 * small text large or change what a word means. Walks without recursion, so that depth cannot end in a stack overflow.
 */
export function refusedYaml(tokens: readonly CST.Token[], places: Places, file: string): Problem[] {
  const problems: Problem[] = [];
  const todo: Step[] = tokens.map((token) => ({ token, depth: 0 })).reverse();
  for (let step = todo.pop(); step; step = todo.pop()) {
    const { token, depth } = step;
    if (Array.isArray(token)) pushAll(todo, token, depth);
    else if (isRecord(token)) {
      if (depth > MAX_DEPTH) throw tooDeep(file);
      const problem = refusal(token, places);
      if (problem) problems.push(problem);
      pushAll(todo, parts(token), depth + ('items' in token ? 1 : 0));
    }
  }
  return problems;
}

function refusal(token: Record<string, unknown>, places: Places): Problem | null {
  const { type, offset, source } = token;
  if (typeof type !== 'string' || typeof offset !== 'number' || !Object.hasOwn(REFUSED, type)) return null;
  const [what, help] = REFUSED[type]!;
  const text = typeof source === 'string' ? source : '';
  return { message: `${what}: \`${text}\`.`, place: places.at(offset, offset + text.length), help };
}

/** In the order of the text. */
function parts(token: Record<string, unknown>): unknown[] {
  return [token['start'], token['props'], token['key'], token['sep'], token['value'], token['items'], token['end']];
}

function pushAll(todo: Step[], tokens: readonly unknown[], depth: number): void {
  for (let i = tokens.length - 1; i >= 0; i--) todo.push({ token: tokens[i], depth });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function tooDeep(file: string): UncheckedError {
  return new UncheckedError(`\`${file}\` is nested deeper than ${MAX_DEPTH} levels.`, { help: 'Nest it less deeply.' });
}
