import { createRequire } from 'node:module';
import { parse as parseWithProtobufjs, type Root } from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { protobuf } from '../../src/formats/protobuf/index.ts';
import { randomText } from './texts.ts';

const require = createRequire(import.meta.url);
const { FileDescriptorProto } = require('protobufjs/ext/descriptor') as { FileDescriptorProto: { encode(file: unknown): { finish(): Uint8Array } } };

describe('a descriptor in base64', () => {
  it('says the same as its text', () => {
    let compared = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const text = randomText(seed);
      // protobufjs names a map's entry after the field alone, so that it may hide another type.
      if (text.includes('google/protobuf') || /> (?:status|order|customer|line)\b/.test(text)) continue;
      const fromText = protobuf.parse({ schema: text }, { strictness: 'stored' });
      const fromDescriptor = protobuf.parse({ schema: describeText(text) }, { strictness: 'stored' });
      for (const [reader, writer] of [[fromText, fromDescriptor], [fromDescriptor, fromText]] as const) {
        const answer = protobuf.compare(reader, writer, { profile: 'confluent@next', policy: 'strict' });
        expect(answer.differences.filter((difference) => difference.type !== 'MESSAGE_MOVED'), text).toEqual([]);
        expect(answer.facts.filter((fact) => !fact.rule.includes('not-valid')), text).toEqual([]);
      }
      expect(protobuf.records(fromDescriptor).slice(0, 1)).toEqual(protobuf.records(fromText).slice(0, 1));
      compared++;
    }
    expect(compared).toBeGreaterThan(60);
  });
});

function describeText(text: string): string {
  const { root } = parseWithProtobufjs(text, { keepCase: true });
  const set = (root.resolveAll() as Root & { toDescriptor(edition: string): { file: unknown[] } }).toDescriptor(text.includes('"proto3"') ? 'proto3' : 'proto2');
  return Buffer.from(FileDescriptorProto.encode(set.file.at(-1)).finish()).toString('base64');
}
