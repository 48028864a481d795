import type { JsonNode } from '../json-text.ts';
import type { Path } from './compare/found.ts';
import type { Schema } from './model.ts';

/** Longest piece of schema text that a sentence quotes. */
const MAX_QUOTE = 60;

/** A path as people write it: `lines[].price`; empty for the document itself. */
export function pathWords(path: Path): string {
  let words = '';
  for (let i = 0; i < path.length; i++) {
    const step = path[i]!;
    if (step === 'properties') words += `${words === '' ? '' : '.'}${path[++i]}`;
    else if (step === 'items') words += /^\d+$/.test(path[i + 1] ?? '') ? `[${path[++i]}]` : '[]';
    else if (step === 'additionalItems' || step === 'unevaluatedItems') words += '[]';
    else if (step === 'additionalProperties' || step === 'unevaluatedProperties') words += `${words === '' ? '' : '.'}*`;
    else if (step !== 'not') i++;
  }
  return words;
}

/** What a schema asks for, in a word or two. */
export function schemaWords(schema: Schema): string {
  switch (schema.kind) {
    case 'empty':
    case 'true':
      return 'anything';
    case 'false':
      return 'nothing';
    case 'number':
      return schema.integer ? 'integer' : 'number';
    case 'combined':
      return schema.synthetic ? schema.subschemas.map(schemaWords).join(schema.criterion === 'allOf' ? ' with ' : ' or ') : schema.criterion;
    case 'conditional':
      return 'if';
    case 'reference':
      return schema.ref;
    case 'string':
    case 'array':
    case 'object':
    case 'boolean':
    case 'null':
    case 'enum':
    case 'const':
    case 'not':
      return schema.kind;
  }
}

/** A value of a keyword as it stands in the text, shortened; empty for what is not there. */
export function quote(text: string, node: JsonNode | null): string {
  if (node === null) return '';
  const raw = text.slice(node.start, node.end).replace(/\s+/g, ' ');
  return raw.length <= MAX_QUOTE ? raw : `${raw.slice(0, MAX_QUOTE - 1)}…`;
}
