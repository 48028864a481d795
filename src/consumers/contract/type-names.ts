/** The types that a contract may ask for. */
export const TYPE_NAMES = [
  'string', 'integer', 'int32', 'int64', 'number', 'float', 'double', 'decimal', 'boolean', 'timestamp', 'date', 'time', 'duration',
  'uuid', 'bytes', 'enum', 'object', 'record', 'struct', 'array', 'map', 'any',
] as const;

export type TypeName = (typeof TYPE_NAMES)[number];

const ELSEWHERE: ReadonlyMap<string, TypeName> = new Map([
  ['int', 'int32'], ['long', 'int64'], ['bigint', 'int64'], ['short', 'int32'], ['bool', 'boolean'], ['str', 'string'], ['text', 'string'], ['varchar', 'string'],
  ['datetime', 'timestamp'], ['date-time', 'timestamp'], ['numeric', 'decimal'], ['fixed', 'bytes'], ['binary', 'bytes'], ['list', 'array'], ['repeated', 'array'],
  ['dict', 'map'], ['message', 'object'], ['json', 'any'], ['sint32', 'int32'], ['sint64', 'int64'], ['real', 'float'],
]);

export function isTypeName(text: string): text is TypeName {
  return (TYPE_NAMES as readonly string[]).includes(text);
}

/** The name that other languages' type has here, or undefined. */
export function nameHere(type: string): TypeName | undefined {
  return ELSEWHERE.get(type.toLowerCase());
}
