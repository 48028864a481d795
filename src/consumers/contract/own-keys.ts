import type { YamlDoc } from '../../config/yaml.ts';

/** The document without the keys that belong to the user alone: those that begin with `x-`. */
export function withoutOwnKeys(doc: YamlDoc): YamlDoc {
  return { ...doc, value: strip(doc.value) };
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.create(null) as Record<string, unknown>;
  for (const [key, inner] of Object.entries(value)) {
    // The names in a map of values, and a default, are data: an `x-` there is nobody's comment.
    if (key === 'map' || key === 'relies_on_default') kept[key] = inner;
    else if (!key.startsWith('x-')) kept[key] = strip(inner);
  }
  return kept;
}
