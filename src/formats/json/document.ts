import { UncheckedError, InvalidSchemaError } from '../../errors.ts';
import type { Place } from '../../model.ts';
import { Places } from '../../place.ts';
import { JsonTextError, parseJson } from '../json-text.ts';
import { isYaml, parseYaml } from './yaml.ts';
import type { JsonMember, JsonNode } from '../json-text.ts';

/** Longest schema text that is read. */
const MAX_TEXT = 8 * 1024 * 1024;

/** Deepest nesting of a schema text. */
const MAX_DEPTH = 500;

/** One JSON text with its nodes; places are worked out only when somebody asks. */
export interface Document {
  readonly file: string;
  readonly text: string;
  readonly root: JsonNode;
  /** The key in front of a value, if it has one. */
  key(value: JsonNode): JsonMember | null;
  /** Span in UTF-16 offsets to line and column. */
  place(start: number, end?: number): Place;
}

/** Reads a JSON text, or a YAML text by the name of its file. Throws InvalidSchemaError with a place, UncheckedError beyond the limits. */
export function readDocument(text: string, file: string): Document {
  if (text.length > MAX_TEXT) {
    throw new UncheckedError(`\`${file}\` is larger than ${MAX_TEXT / 1024 / 1024} MiB.`, { help: 'Split the schema.' });
  }
  let places: Places | null = null;
  const place = (start: number, end?: number): Place => (places ??= new Places(text, file)).at(start, end);
  try {
    const root = isYaml(file) ? parseYaml(text, MAX_DEPTH) : parseJson(text, { maxDepth: MAX_DEPTH });
    let keys: Map<JsonNode, JsonMember> | null = null;
    const key = (value: JsonNode): JsonMember | null => (keys ??= keysOf(root)).get(value) ?? null;
    return { file, text, root, key, place };
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    if (error.limit) throw new UncheckedError(`\`${file}\`: ${error.message}`, { help: 'Split the schema.', cause: error });
    throw new InvalidSchemaError(error.message, place(error.offset), `Write the schema as one ${isYaml(file) ? 'YAML' : 'JSON'} document.`);
  }
}

function keysOf(root: JsonNode): Map<JsonNode, JsonMember> {
  const keys = new Map<JsonNode, JsonMember>();
  const visit = (node: JsonNode): void => {
    if (node.kind === 'array') node.items.forEach(visit);
    if (node.kind !== 'object') return;
    for (const member of node.members.values()) {
      keys.set(member.value, member);
      visit(member.value);
    }
  };
  visit(root);
  return keys;
}
