import { rule } from '../../../rule.ts';

export interface Meanings extends Readonly<Record<string, string>> {
  readonly where: string;
  readonly reader: string;
  readonly writer: string;
}

/** The registry does not look at logical types: the bytes stay readable, and mean something else. */
export const logicalHazards = {
  'avro/decimal-scale-changed': rule<Meanings>({
    title: 'A decimal has another scale in the reader',
    message: (a) =>
      `In ${a.where} the writer means \`${a.writer}\` and the reader \`${a.reader}\`, so every amount is read off by a power of ten.`,
    help: 'Keep the scale, or add a new field for the new scale.',
    registry: { verdict: 'unseen', type: null },
    truth: 'breaks',
  }),
  'avro/decimal-precision-lowered': rule<Meanings>({
    title: 'A decimal has fewer digits in the reader',
    message: (a) => `In ${a.where} the writer may send more digits (\`${a.writer}\`) than the reader has room for (\`${a.reader}\`).`,
    help: 'Raise the precision of the reader before the writer uses it.',
    registry: { verdict: 'unseen', type: null },
    truth: 'depends',
  }),
  'avro/time-unit-changed': rule<Meanings>({
    title: 'A time or timestamp has another unit in the reader',
    message: (a) =>
      `In ${a.where} the writer counts \`${a.writer}\` and the reader \`${a.reader}\`, so every time is read off by a factor of a thousand or more.`,
    help: 'Keep the unit, or add a new field for the new unit.',
    registry: { verdict: 'unseen', type: null },
    truth: 'breaks',
  }),
  'avro/timestamp-zone-changed': rule<Meanings>({
    title: 'A timestamp changes between an instant and a local time',
    message: (a) =>
      `In ${a.where} the writer sends \`${a.writer}\` and the reader takes it for \`${a.reader}\`: the same number, with and without a time zone.`,
    help: 'Keep the kind of timestamp, or add a new field for the other kind.',
    registry: { verdict: 'unseen', type: null },
    truth: 'depends',
  }),
  'avro/logical-type-changed': rule<Meanings>({
    title: 'A value means something else to the reader',
    message: (a) => `In ${a.where} the writer sends \`${a.writer}\`, and the reader takes the same bytes for \`${a.reader}\`.`,
    help: 'Keep the logical type, or add a new field for the new one.',
    registry: { verdict: 'unseen', type: null },
    truth: 'breaks',
  }),
  'avro/logical-type-added': rule<Meanings>({
    title: 'The reader sees a meaning that the writer does not promise',
    message: (a) => `In ${a.where} the writer sends a plain \`${a.writer}\`, and the reader takes it for \`${a.reader}\`.`,
    help: 'Make sure that every writer already sends values of that kind.',
    registry: { verdict: 'unseen', type: null },
    truth: 'depends',
  }),
  'avro/logical-type-removed': rule<Meanings>({
    title: 'The reader sees the bare value behind a logical type',
    message: (a) => `In ${a.where} the writer sends \`${a.writer}\`, and the reader gets the bare \`${a.reader}\` behind it.`,
    help: 'Keep the logical type, so that readers go on getting the value it stands for.',
    registry: { verdict: 'unseen', type: null },
    truth: 'depends',
  }),
};
