import type { Fact } from '../../model.ts';
import type { CompareOptions, Comparison } from '../format.ts';
import { compareScopes } from './compare/messages.ts';
import { referencedTypes } from './compare/referenced.ts';
import { Walk } from './compare/walk.ts';
import { findHazards } from './hazards/walk.ts';
import { atPackage } from './place.ts';
import type { ProtoSchema } from './schema.ts';
import { refuseUnregistrable, tellFlaws } from './self.ts';

/** What the registry answers when `reader` is to read what `writer` wrote, the facts behind it, and what it overlooks. */
export function compare(reader: ProtoSchema, writer: ProtoSchema, options: CompareOptions): Comparison {
  const walk = new Walk(reader, writer, options.profile, referencedTypes());
  for (const schema of judged(reader, writer)) refuseUnregistrable(walk, schema);
  comparePackages(walk);
  compareScopes(walk, reader.file, writer.file, { file: reader.file, start: 0, end: 0 });
  const facts: Fact[] = [...walk.facts, ...findHazards(reader, writer, walk.anchors, walk.refused).issues.map((issue) => issue.fact)];
  for (const schema of judged(reader, writer)) facts.push(...tellFlaws(walk, schema));
  return { compatible: walk.differences.every((difference) => difference.compatible), differences: walk.differences, facts };
}

/** The text to be registered is held to more than a comparison; if neither is marked as that, both are. */
function judged(reader: ProtoSchema, writer: ProtoSchema): readonly ProtoSchema[] {
  return [reader, writer].filter((schema, i, both) => schema.proposed || !both[1 - i]!.proposed);
}

function comparePackages(walk: Walk): void {
  const reader = walk.reader.file;
  const writer = walk.writer.file;
  if (reader.package === writer.package) return;
  const args = { reader: reader.package ?? '', writer: writer.package ?? '' };
  walk.refuse('protobuf/package-differs', args, atPackage(reader), atPackage(writer));
}
