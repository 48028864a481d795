import { Composer, isMap, isScalar, isSeq, Parser } from 'yaml';
import type { Document, Pair, ParsedNode, YAMLMap } from 'yaml';
import type { Problem } from '../errors.ts';
import { UncheckedError, UsageError } from '../errors.ts';
import type { Place } from '../model.ts';
import { Places } from '../place.ts';
import { refusedYaml } from './yaml-guard.ts';

const MAX_CHARACTERS = 1_048_576;

export type YamlPath = readonly (string | number)[];

export interface YamlDoc {
  readonly file: string;
  /** Plain data; objects have no prototype, so any key is safe. null for an empty file. */
  readonly value: unknown;
  /** Where a key or its value stands; a list item has only a value. null when the path is not in the file. */
  placeOf(path: YamlPath, part?: 'key' | 'value'): Place | null;
  /** A scalar as it is spelt, without its quotes: numbers beyond 2^53 are exact here and not in `value`. */
  rawOf(path: YamlPath): string | null;
}

const HELP: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  MULTILINE_IMPLICIT_KEY: 'Write a colon after the key, or quote the text.',
  BAD_INDENT: 'Indent it like its neighbours.',
  MISSING_CHAR: 'Close the quote or the bracket.',
  BLOCK_AS_IMPLICIT_KEY: 'Quote a value that holds a colon.',
};

/**
 * Reads one YAML 1.2 document (core schema: `no` and `on` are strings; JSON is YAML too).
 *
 * @throws UsageError with every problem of the text: syntax, duplicate keys, anchors, aliases, tags, merge keys.
 * @throws UncheckedError beyond 1 MiB or 64 levels.
 */
export function readYaml(text: string, file: string): YamlDoc {
  if (text.length > MAX_CHARACTERS) {
    throw new UncheckedError(`\`${file}\` is larger than ${MAX_CHARACTERS} characters.`, { help: 'Split the file.' });
  }
  const places = new Places(text, file);
  const tokens = [...new Parser().parse(text)];
  const refused = refusedYaml(tokens, places, file);
  if (refused.length > 0) throw new UsageError(refused);
  const options = { version: '1.2', schema: 'core', prettyErrors: false, uniqueKeys: false } as const;
  const documents = [...new Composer(options).compose(tokens, true, text.length)] as Document.Parsed[];
  const problems = documents.flatMap((document) => document.errors).map((error): Problem => {
    const help = HELP[error.code];
    const place = places.at(Math.min(error.pos[0], text.length));
    return { message: `This is not YAML: ${sentence(error.message)}`, place, ...(help ? { help } : {}) };
  });
  if (documents.length > 1) problems.push(secondDocument(documents[1]!, places));
  const root = documents[0]?.contents ?? null;
  const value = problems.length > 0 ? null : toPlain(root, places, problems);
  if (problems.length > 0) throw new UsageError(problems);
  return {
    file,
    value,
    placeOf: (path, part = 'value') => placeOf(root, path, part, places),
    rawOf: (path) => rawOf(nodeAt(root, path)),
  };
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function secondDocument(document: Document.Parsed, places: Places): Problem {
  const help = 'Write one document in one file.';
  return { message: 'A second YAML document begins here.', place: places.at(document.range[0]), help };
}

function toPlain(node: ParsedNode | null, places: Places, problems: Problem[]): unknown {
  if (isSeq(node)) return node.items.map((item) => toPlain(item, places, problems));
  if (isMap(node)) return plainMap(node, places, problems);
  return isScalar(node) ? node.value : null;
}

function plainMap(map: YAMLMap<ParsedNode, ParsedNode | null>, places: Places, problems: Problem[]): unknown {
  const plain = Object.create(null) as Record<string, unknown>;
  const first = new Map<string, Place>();
  for (const pair of map.items) {
    const key = keyOf(pair);
    const place = rangeOf(pair.key, places);
    const problem = key === null ? null : keyProblem(key, place, first.get(key));
    if (key === null) problems.push({ message: 'A key has to be a word.', place, help: 'Write a plain word before the colon.' });
    else if (problem) problems.push(problem);
    else {
      if (place) first.set(key, place);
      plain[key] = toPlain(pair.value, places, problems);
    }
  }
  return plain;
}

function keyProblem(key: string, place: Place | null, before: Place | undefined): Problem | null {
  if (before) {
    return { message: `The key \`${key}\` stands on line ${before.line} already.`, place, help: 'Remove one of the two.' };
  }
  if (key !== '<<') return null;
  return { message: 'Merge keys are not allowed here: `<<`.', place, help: 'Write the keys out where they are needed.' };
}

/** A key as it is spelt; null when it is a collection or missing. */
function keyOf(pair: Pair<ParsedNode, ParsedNode | null>): string | null {
  if (!isScalar(pair.key)) return null;
  return typeof pair.key.value === 'string' ? pair.key.value : pair.key.source || null;
}

function pairAt(node: ParsedNode | null, key: string | number): Pair<ParsedNode, ParsedNode | null> | undefined {
  if (!isMap(node)) return undefined;
  return (node as YAMLMap<ParsedNode, ParsedNode | null>).items.find((pair) => keyOf(pair) === String(key));
}

function nodeAt(root: ParsedNode | null, path: YamlPath): ParsedNode | null {
  let node = root;
  for (const step of path) {
    if (isSeq(node)) node = typeof step === 'number' ? (node.items[step] ?? null) : null;
    else node = pairAt(node, step)?.value ?? null;
  }
  return node;
}

function placeOf(root: ParsedNode | null, path: YamlPath, part: 'key' | 'value', places: Places): Place | null {
  const last = path.at(-1);
  if (last === undefined) return root ? rangeOf(root, places) : places.at(0);
  const parent = nodeAt(root, path.slice(0, -1));
  const pair = pairAt(parent, last);
  if (part === 'key') return pair ? rangeOf(pair.key, places) : null;
  if (isMap(parent)) return pair ? (rangeOf(pair.value, places) ?? rangeOf(pair.key, places)) : null;
  return rangeOf(nodeAt(root, path), places);
}

/** A scalar from end to end; a collection only where it begins. An empty value has no text: null. */
function rangeOf(node: ParsedNode | null, places: Places): Place | null {
  if (!node?.range) return null;
  const [start, end] = node.range;
  if (isScalar(node) && start === end) return null;
  return isScalar(node) ? places.at(start, end) : places.at(start);
}

function rawOf(node: ParsedNode | null): string | null {
  return isScalar(node) ? (node.source ?? String(node.value)) : null;
}
