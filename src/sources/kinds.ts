import type { FormatName } from '../model.ts';

/** What a file name says: certainly a schema, or perhaps one, which the text decides. */
export interface Kind {
  readonly format: FormatName;
  readonly certain: boolean;
}

const SUFFIXES: readonly (readonly [suffix: string, format: FormatName])[] = [
  ['.avsc', 'avro'],
  ['.avdl', 'avro'],
  ['.avpr', 'avro'],
  ['.proto', 'protobuf'],
  ['.schema.json', 'json'],
  ['.schema.yaml', 'json'],
  ['.schema.yml', 'json'],
  ['.jsonschema', 'json'],
];

const NEVER = /^(?:package(?:-lock)?|npm-shrinkwrap|composer|bower|lerna|angular|nx|deno|[jt]sconfig(?:[.-].*)?|whobreaks)\.(?:json|ya?ml)$|(?:^|[.-])lock\.(?:json|ya?ml)$/i;
const OPEN_STANDARD_KEY = /^\s*(?:\{\s*)?["']?(?:openapi|swagger|asyncapi)["']?\s*:/;
const DIALECT = /^https?:\/\/json-schema\.org\//;
const SELF_DESCRIBING = 'http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/';

/** By name alone; null for what cannot be a schema file. */
export function kindOf(path: string): Kind | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const lower = name.toLowerCase();
  const sure = SUFFIXES.find(([suffix]) => lower.endsWith(suffix) && lower.length > suffix.length);
  if (sure) return { format: sure[1], certain: true };
  if (/\/jsonschema\/\d+-\d+-\d+$/.test(path)) return { format: 'json', certain: true };
  const perhaps = /\.(?:json|ya?ml)$/.test(lower) && !NEVER.test(name) && !/(?:^|\/)\./.test(path);
  return perhaps ? { format: 'json', certain: false } : null;
}

/** Is a `.json` or `.yaml` text a JSON Schema? It says so itself, by the dialect in `$schema` at the top. */
export function isJsonSchema(text: string, path: string): boolean {
  if (!text.includes('$schema') || OPEN_STANDARD_KEY.test(text)) return false;
  if (/\.ya?ml$/i.test(path)) {
    const dialect = /^(?:["']\$schema["']|\$schema)\s*:\s*["']?([^"'\s]+)/m.exec(text)?.[1];
    return dialect !== undefined && isDialect(dialect);
  }
  const mentions = text.includes('json-schema.org/') || text.includes(SELF_DESCRIBING);
  if (!mentions) return false;
  const dialect = topDialect(text);
  return typeof dialect === 'string' && isDialect(dialect);
}

function isDialect(url: string): boolean {
  return DIALECT.test(url) || url.startsWith(SELF_DESCRIBING);
}

function topDialect(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>)['$schema'] : undefined;
  } catch {
    // A schema with a mistake in it is still a schema, and its author wants to hear of the mistake.
    return /^\s*\{[\s\S]{0,2000}?"\$schema"\s*:\s*"([^"]+)"/.exec(text)?.[1];
  }
}
