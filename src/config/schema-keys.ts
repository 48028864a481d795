import type { $ZodType, $ZodTypes } from 'zod/v4/core';
import type { YamlPath } from './yaml.ts';

/** The keys that a schema knows at a path, so that an unknown one can be told what was meant. */
export function keysAt(schema: $ZodType, path: YamlPath): readonly string[] {
  let schemas = unwrap(schema);
  for (const step of path) schemas = schemas.flatMap((one) => inside(one, step)).flatMap(unwrap);
  return [...new Set(schemas.flatMap((one) => (isObject(one) ? Object.keys(one._zod.def.shape) : [])))];
}

function isObject(schema: $ZodTypes): schema is Extract<$ZodTypes, { _zod: { def: { type: 'object' } } }> {
  return schema._zod.def.type === 'object';
}

/** The schemas behind optional, default, union, pipe and lazy. */
function unwrap(schema: $ZodType): $ZodTypes[] {
  const { def } = (schema as $ZodTypes)._zod;
  if ('innerType' in def) return unwrap(def.innerType);
  if (def.type === 'union') return def.options.flatMap(unwrap);
  if (def.type === 'intersection') return [...unwrap(def.left), ...unwrap(def.right)];
  if (def.type === 'pipe') return [...unwrap(def.in), ...unwrap(def.out)];
  return def.type === 'lazy' ? unwrap(def.getter()) : [schema as $ZodTypes];
}

function inside(schema: $ZodTypes, step: string | number): $ZodType[] {
  const { def } = schema._zod;
  if (def.type === 'array') return [def.element];
  if (def.type === 'map' || def.type === 'record') return [def.valueType];
  if (def.type === 'tuple') return typeof step === 'number' && def.items[step] ? [def.items[step]] : [];
  if (def.type !== 'object' || !Object.hasOwn(def.shape, step)) return [];
  const member = def.shape[step];
  return member ? [member] : [];
}
