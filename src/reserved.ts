import type { Format } from './formats/format.ts';
import type { ObjectShape } from './formats/shape.ts';
import type { InputProblem, SubjectSource } from './model.ts';

/**
 * What the registry refuses, under every level, where it validates fields: a top-level field with a name that the
 * metadata reserve, and a name that the version before reserved and this one does not.
 */
export function reservedProblems(source: SubjectSource, format: Format<unknown>, proposed: unknown): readonly InputProblem[] {
  const { reserved, subject, file } = source;
  if (!reserved || proposed === null) return [];
  const gone = reserved.gone.map((name): InputProblem => ({
    message: `The registry would refuse this schema: \`${name}\` is reserved in ${reserved.before} of ${subject}, and no longer here.`,
    place: { file, line: 1, column: 1 },
    help: `Keep \`${name}\` in \`confluent:reserved\` of its metadata.`,
  }));
  const used = reserved.names.flatMap((name): InputProblem[] => {
    const object = topLevel(source, format, proposed).find(({ members }) => members.includes(name));
    if (!object) return [];
    const message = `The registry would refuse this schema: its field \`${name}\` has a name that \`confluent:reserved\` keeps for nobody.`;
    return [{ message, place: object.member(name)?.place ?? object.place, help: 'Give the field another name.' }];
  });
  return [...gone, ...used];
}

/** The record of Avro, the root of JSON Schema, each message of Protobuf that is in no other message. */
function topLevel({ format: name }: SubjectSource, format: Format<unknown>, proposed: unknown): readonly ObjectShape[] {
  const records = format.records(proposed);
  const outer = records.filter((record) => !records.includes(record.slice(0, Math.max(0, record.lastIndexOf('.')))));
  const shapes = name === 'protobuf' ? outer.map((record) => format.shape(proposed, record)) : [format.shape(proposed)];
  return shapes.flatMap(({ alternatives }) => (alternatives.length === 1 && alternatives[0]!.kind === 'object' ? [alternatives[0]!] : []));
}
