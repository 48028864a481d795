import type { YamlDoc, YamlPath } from '../../config/yaml.ts';
import type { Place } from '../../model.ts';

/** Where a key's value stands in the file, or the nearest thing around it that does. */
export function placeAt(doc: YamlDoc, path: YamlPath): Place {
  for (let length = path.length; length > 0; length--) {
    const place = doc.placeOf(path.slice(0, length), 'value') ?? doc.placeOf(path.slice(0, length), 'key');
    if (place) return place;
  }
  return { file: doc.file, line: 1, column: 1 };
}
