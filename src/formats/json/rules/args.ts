/** The arguments of every rule about a pair of JSON Schemas. A type, since an interface is not a record. */
// oxlint-disable-next-line typescript/consistent-type-definitions
export type JsonArgs = {
  /** Path of the schema in words, `lines[].price`; empty for the document itself. */
  readonly at: string;
  /** The property or keyword that it is about. */
  readonly name: string;
  /** The keyword's value as written, or the kind of schema; empty where there is none. */
  readonly writer: string;
  readonly reader: string;
  /** Values or members that the reader no longer takes. */
  readonly values: readonly string[];
};

/** `at` in a sentence. */
export function of(at: string): string {
  return at === '' ? 'the document' : `\`${at}\``;
}

/** A property in a sentence, by its whole path. */
export function property(a: JsonArgs): string {
  return a.at === '' ? `\`${a.name}\`` : `\`${a.at}.${a.name}\``;
}

/** A list of names in a sentence; long lists are cut. */
export function list(values: readonly string[]): string {
  const shown = values.slice(0, 5).map((value) => `\`${value}\``);
  const rest = values.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
