import type { CompareOptions, Comparison } from '../format.ts';
import { compareScopes } from './compare/messages.ts';
import { referencedTypes } from './compare/referenced.ts';
import { Walk } from './compare/walk.ts';
import { atPackage } from './place.ts';
import type { ProtoSchema } from './schema.ts';

/** What the registry answers when `reader` is to read what `writer` wrote, and the facts behind it. */
export function compare(reader: ProtoSchema, writer: ProtoSchema, options: CompareOptions): Comparison {
  const walk = new Walk(reader, writer, options.profile, referencedTypes());
  comparePackages(walk);
  compareScopes(walk, reader.file, writer.file, { file: reader.file, start: 0, end: 0 });
  return {
    compatible: walk.differences.every((difference) => difference.compatible),
    differences: walk.differences,
    facts: walk.facts,
  };
}

function comparePackages(walk: Walk): void {
  const reader = walk.reader.file;
  const writer = walk.writer.file;
  if (reader.package === writer.package) return;
  const args = { reader: reader.package ?? '', writer: writer.package ?? '' };
  walk.refuse('protobuf/package-differs', args, atPackage(reader), atPackage(writer));
}
