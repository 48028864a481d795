import { JsonTextError, parseJson, type JsonNode } from '../formats/json-text.ts';

/**
 * A JSON document in which every key stands once; undefined for any other text. Of two values for one key, readers take
 * now the first and now the last, so neither is an answer.
 */
export function parseStrictly(text: string): unknown {
  try {
    if (repeats(parseJson(text))) return undefined;
  } catch (error) {
    if (error instanceof JsonTextError) return undefined;
    throw error;
  }
  return JSON.parse(text) as unknown;
}

function repeats(node: JsonNode): boolean {
  if (node.kind === 'array') return node.items.some(repeats);
  if (node.kind !== 'object') return false;
  return node.duplicates.length > 0 || [...node.members.values()].some(({ value }) => repeats(value));
}
