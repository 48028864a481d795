import { InvalidSchemaError } from '../../errors.ts';
import type { SchemaText } from '../../model.ts';
import { ModernFrontEnd } from './build/modern.ts';
import { OlderFrontEnd } from './build/older.ts';
import type { Build } from './build/context.ts';
import { declaredDialect, dialectOf } from './dialect.ts';
import { readDocument } from './document.ts';
import { Library } from './references.ts';
import type { JsonSchema } from './schema.ts';

/** Text to schema, through the front end that the registry takes for its dialect. */
export function parse(text: SchemaText): JsonSchema {
  const document = readDocument(text.schema, text.file ?? '<schema>');
  const dialect = dialectOf(document.root);
  refuseRemoteDialect(document, dialect.modern);
  const library = new Library(document, text.references ?? [], dialect);
  const tasks: (() => void)[] = [];
  const build: Build = { dialect, library, schema: (at) => frontEnd.schema(at), later: (task) => void tasks.push(task) };
  const frontEnd = dialect.modern ? new ModernFrontEnd(build) : new OlderFrontEnd(build);
  const root = frontEnd.root(library.start());
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) task();
  return { dialect, document, library, root };
}

/** The modern front end knows its metaschemas without a fragment only, and would fetch any other spelling. */
function refuseRemoteDialect(document: JsonSchema['document'], modern: boolean): void {
  const declared = declaredDialect(document.root);
  if (!modern || declared === null || !declared.includes('#') || document.root.kind !== 'object') return;
  const { start, end } = document.root.members.get('$schema')!.value;
  throw new InvalidSchemaError(`The registry would fetch \`${declared}\` from the network.`, document.place(start, end), 'Write `$schema` without the `#`.');
}
