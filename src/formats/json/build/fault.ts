import { InvalidSchemaError } from '../../../errors.ts';
import type { JsonNode } from '../../json-text.ts';
import type { Document } from '../document.ts';

/** The error for a schema that the registry refuses, at the value to blame. */
export function fault(document: Document, node: JsonNode, message: string, help: string): InvalidSchemaError {
  return new InvalidSchemaError(message, document.place(node.start, node.end), help);
}

/** The type of a JSON value in words. */
export function typeName(node: JsonNode): string {
  if (node.kind !== 'literal') return node.kind === 'object' || node.kind === 'array' ? `an ${node.kind}` : `a ${node.kind}`;
  return node.value === null ? 'null' : 'a boolean';
}
