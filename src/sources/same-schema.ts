import type { FormatName, SchemaText } from '../model.ts';

/** The same schema, with the same references? What is not the same for certain counts as another. */
export function isSameText(a: SchemaText, b: SchemaText, format: FormatName): boolean {
  return sameSchema(a.schema, b.schema, format !== 'protobuf') && sameSet(referencesOf(a), referencesOf(b));
}

/** The same schema text? Space between the words of JSON does not count; a registry stores it without. */
export function sameSchema(a: string, b: string, isJson: boolean): boolean {
  if (!isJson) return a.replaceAll('\r\n', '\n').trim() === b.replaceAll('\r\n', '\n').trim();
  return a === b || withoutSpace(a) === withoutSpace(b);
}

function withoutSpace(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|[ \t\r\n]+/g, (piece) => (piece.startsWith('"') ? piece : ''));
}

function referencesOf(text: SchemaText): readonly string[] {
  return (text.references ?? []).map(({ name, schema }) => `${name} ${withoutSpace(schema)}`);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
