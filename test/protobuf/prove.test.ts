import { describe, expect, it } from 'vitest';
import { protobuf } from '../../src/formats/protobuf/index.ts';
import { plainMessage } from '../../src/formats/protobuf/proof/plain.ts';
import { findRecord } from '../../src/formats/protobuf/records.ts';
import { decode } from '../../src/formats/protobuf/wire/decode.ts';
import { encode } from '../../src/formats/protobuf/wire/encode.ts';
import type { Actual, Fact, Proof } from '../../src/model.ts';
import { normal, otherPlain, otherTypes } from './other.ts';
import { readSet } from './sets.ts';

const P2 = 'syntax = "proto2";\n';
const P3 = 'syntax = "proto3";\n';

interface Proved {
  readonly actual: Actual;
  readonly facts: readonly Fact[];
}

describe('a proof', () => {
  const cases: readonly (readonly [string, string, string, Proof['outcome'], string, string])[] = [
    ['narrowing', `${P3}message M { int64 a = 1; }`, `${P3}message M { int32 a = 1; }`, 'misread', '088080808010', 'written `a` = 4294967296, read `a` = 0'],
    ['a lost sign', `${P3}message M { int32 a = 1; }`, `${P3}message M { uint64 a = 1; }`, 'misread', '08ffffffffffffffffff01', 'written `a` = -1, read `a` = 18446744073709551615'],
    ['a packed list', `${P3}message M { repeated int32 a = 1; }`, `${P3}message M { optional int32 a = 1; }`, 'lossy', '0a0bffffffffffffffffff0101', 'written `a` = [-1,1], read `a` as not set'],
    ['a list', `${P3}message M { repeated string tag = 1; }`, `${P3}message M { string tag = 1; }`, 'lossy', '0a037461670a0774616720746f6f', 'written `tag` = ["tag","tag too"], read `tag` = "tag too"'],
    ['bytes as text', `${P3}message M { bytes a = 1; }`, `${P3}message M { string a = 1; }`, 'fails', '0a02fffe', 'written `a` = 0xfffe, and the reader refuses the message: the bytes of `a` are no UTF-8'],
    ['another encoding', `${P3}message M { string a = 1; }`, `${P3}message M { int64 a = 1; }`, 'lossy', '0a0161', 'written `a` = "a", read `a` = 0'],
    ['a required field', `${P2}message M { optional string a = 1; }`, `${P2}message M { required string a = 1; }`, 'fails', '', '`a` is not written, and the reader refuses the message: the required field `M.a` is missing'],
    ['a default', `${P2}message M { optional int32 a = 1 [default = 3]; }`, `${P2}message M { optional int32 a = 1 [default = 5]; }`, 'misread', '', 'left out, `a` is 3 to the writer and 5 to the reader'],
    ['a new oneof', `${P3}message M { int32 a = 1; string b = 2; }`, `${P3}message M { oneof o { int32 a = 1; string b = 2; } }`, 'lossy', '0807120162', 'written `a` and `b`, read `b` only'],
    ['a lost member', `${P3}message M { oneof o { int32 a = 1; string b = 2; } }`, `${P3}message M { oneof o { int32 a = 1; } }`, 'lossy', '120162', 'written `b` = "b", read `o` as not set'],
    ['a closed enum', `${P2}enum E { A = 0; B = 1; } message M { optional E e = 1; }`, `${P2}enum E { A = 0; } message M { optional E e = 1; }`, 'lossy', '0801', 'written `e` = "B", read `e` as not set'],
    ['a renumbered value', `${P3}enum E { A = 0; B = 1; C = 2; } message M { E e = 1; }`, `${P3}enum E { A = 0; C = 1; B = 2; } message M { E e = 1; }`, 'misread', '0801', 'written `e` = "B", read `e` = "C"'],
    ['a number as an open enum', `${P3}message M { int64 a = 1; }`, `${P3}enum E { A = 0; B = 2; } message M { optional E a = 1; }`, 'misread', '088080808010', 'written `a` = 4294967296, read `a` = "A"'],
    ['a reused number', `${P3}message M { string a = 1; string b = 2; }`, `${P3}message M { string b = 1; string a = 2; }`, 'misread', '0a0161', 'written `a` = "a", read `b` = "a"'],
    ['a renumbered field', `${P3}message M { string a = 1; }`, `${P3}message M { string a = 2; }`, 'lossy', '0a0161', 'written `a` = "a", read `a` = ""'],
    ['a field in a nested list', `${P3}message M { repeated N n = 3; } message N { int64 a = 1; }`, `${P3}message M { repeated N n = 3; } message N { bool a = 1; }`, 'misread', '1a06088080808010', 'written `a` = 4294967296, read `a` = true'],
    ['a group', `${P2}message M { optional group G = 1 { optional int32 x = 2; } }`, `${P2}message M { optional group G = 1 { optional fixed32 x = 2; } }`, 'lossy', '0b10ffffffffffffffffff010c', 'written `x` = -1, read `x` as not set'],
    ['a renamed record', `${P3}message Foo { int64 a = 1; }`, `${P3}message Bar { string a = 1; }`, 'lossy', '088080808010', 'written `a` = 4294967296, read `a` = ""'],
  ];

  it.each(cases)('of %s', (_, writer, reader, outcome, bytes, detail) => {
    const { actual, facts } = prove(reader, writer);
    const proof = facts.map((fact) => fact.proof).find((proof) => proof?.bytes !== undefined);
    expect(proof).toMatchObject({ outcome, detail, bytes });
    expect(actual).toMatchObject({ verdict: 'breaks', proof });
  });

  it('goes the way that a message takes from its record', () => {
    const text = `${P2}import "a.proto"; message Order { required string id = 1; map<string, Money> prices = 2; } `;
    const reference = (type: string): { name: string; schema: string }[] => [{ name: 'a.proto', schema: `${P2}message Money { optional ${type} units = 1; required int32 scale = 2; }` }];
    const reader = protobuf.parse({ schema: text, references: reference('int32') }, { strictness: 'new' });
    const writer = protobuf.parse({ schema: text, references: reference('int64') }, { strictness: 'stored' });
    const { facts } = protobuf.compare(reader, writer, { profile: 'confluent@next', policy: 'strict' });
    const proved = protobuf.prove!(reader, writer, facts);
    expect(proved.facts.map((fact) => [fact.rule, normal(fact.proof?.datum)])).toEqual([
      ['protobuf/integer-narrowed', { id: 'id', prices: { prices: { scale: '7', units: '4294967296' } } }],
    ]);
  });

  it('of a name is in the JSON mapping, and does not make the pair break', () => {
    const { actual, facts } = prove(`${P3}message M { string email = 1; E e = 2; } enum E { A = 0; B_NEW = 1; }`, `${P3}message M { string mail = 1; E e = 2; } enum E { A = 0; B = 1; }`);
    expect(facts.map((fact) => fact.proof)).toEqual([
      { outcome: 'fails', datum: { mail: 'mail' }, detail: 'a reader of the JSON mapping refuses the message: `M` has no key `mail`' },
      { outcome: 'fails', datum: { e: 'B' }, detail: 'a reader of the JSON mapping refuses the message: `E` has no value `B`' },
    ]);
    expect(actual).toEqual({ verdict: 'safe', why: 'Binary messages do not carry names; only readers of the JSON mapping meet them.' });
  });
});

describe('what the registry refuses without need', () => {
  it.each([
    ['another package', `${P3}package a; message M { int32 a = 1; }`, `${P3}package b; message M { int32 a = 1; }`, /do not carry the package/],
    ['an unused message that is gone', `${P3}message M { int32 a = 1; } message Unused { int32 b = 1; }`, `${P3}message M { int32 a = 1; }`, /No reader meets/],
    ['a renamed record', `${P3}message Foo { int32 a = 1; }`, `${P3}message Bar { int32 a = 1; }`, /`Foo` are read in full as `Bar`/],
    ['a renamed type', `${P3}message M { A a = 1; } message A { int32 x = 1; } message B { int32 x = 1; }`, `${P3}message M { B a = 1; } message A { int32 x = 1; } message B { int32 x = 1; }`, /agree in all their fields/],
    ['a map as a list of entries', `${P3}message M { map<string, int32> m = 1; }`, `${P3}message M { repeated E m = 1; message E { string key = 1; int32 value = 2; } }`, /have the same bytes/],
    ['a required number that becomes optional', `${P2}message M { required int32 a = 1; }`, `${P2}message M { optional int32 a = 1; }`, /read in full under the other/],
    ['a single number that becomes a list', `${P3}message M { optional int32 a = 1; }`, `${P3}message M { repeated int32 a = 1; }`, /read in full under the other/],
    ['a required field that is gone', `${P2}message M { required int32 a = 1; }`, `${P2}message M { }`, /skips fields/],
  ])('is safe: %s', (_, writer, reader, why) => {
    const { actual, facts } = prove(reader, writer);
    expect(facts.length).toBeGreaterThan(0);
    expect(actual).toMatchObject({ verdict: 'safe', why: expect.stringMatching(why) });
  });

  it.each([
    ['a type that is not there', `${P3}import "x.proto"; message M { x.Foo a = 1; }`, `${P3}import "x.proto"; message M { x.Foo a = 1; int32 b = 2; }`, /`a` is in none of the given files/],
    ['a first message that is gone', `${P3}message A { int32 a = 1; } message B { int32 a = 1; }`, `${P3}message B { int32 a = 1; }`, /nothing for `A`/],
  ])('is open: %s', (_, writer, reader, why) => {
    expect(prove(reader, writer).actual).toMatchObject({ verdict: 'unknown', why: expect.stringMatching(why) });
  });
});

describe('all proofs of the sets', () => {
  it('are written and read the same by protobufjs', () => {
    let checked = 0;
    for (const pair of readSet('protobuf')) {
      // protobufjs loses `__proto__`, and gives extensions other names.
      if (pair.mutations.includes('invalid_text') || /__proto__|toString|hasOwnProperty|extend /.test(pair.old + pair.new)) continue;
      for (const [reader, writer] of [[pair.new, pair.old], [pair.old, pair.new]] as const) {
        for (const fact of prove(reader, writer).facts) {
          if (fact.proof?.bytes === undefined) continue;
          checkWithOther(fact, fact.proof, reader, writer);
          checked++;
        }
      }
    }
    console.log(`${checked} proofs read by protobufjs as well`);
    expect(checked).toBeGreaterThan(300);
  });
});

function prove(reader: string, writer: string): Proved {
  const [read, written] = [reader, writer].map((schema) => protobuf.parse({ schema }, { strictness: 'stored' }));
  const { facts } = protobuf.compare(read!, written!, { profile: 'confluent@next', policy: 'strict' });
  return protobuf.prove!(read!, written!, facts);
}

/** The writer's own types read the datum back; the reader's refuse it, or see the same as our decoder. */
function checkWithOther(fact: Fact, proof: Proof, reader: string, writer: string): void {
  const bytes = Uint8Array.from(Buffer.from(proof.bytes!, 'hex'));
  const where = `${fact.rule} ${fact.path} ${proof.bytes!}\n${proof.detail}\n${writer}\n---\n${reader}`;
  const datum = JSON.stringify(normal(proof.datum));
  const records = recordNames(writer).filter((name) => otherJson(writer, name, bytes) === datum);
  expect(records.length, where).toBeGreaterThan(0);
  // Neither a default nor a number under another name shows in what was decoded.
  if (fact.rule === 'protobuf/default-differs') return;
  const seen = records.map((record) => [otherJson(reader, readAs(reader, record), bytes), record] as const).filter(([json]) => json !== datum);
  expect(seen.length, where).toBeGreaterThan(0);
  const isComparable = SAME_ENCODING.has(fact.rule) && !/= (?:true|false)$/.test(proof.detail);
  if (isComparable) expect(seen.some(([json, record]) => json === ourJson(reader, readAs(reader, record), bytes)), where).toBe(true);
}

/** The record of that name, or the first one if it was renamed. */
function readAs(reader: string, record: string): string {
  const names = recordNames(reader);
  return names.includes(record) ? record : names[0]!;
}

// protobufjs does not look at wire types, keeps what a closed enum does not name, and has bools of 32 bits.
const SAME_ENCODING = new Set([
  'protobuf/integer-narrowed', 'protobuf/integer-sign-differs', 'protobuf/enum-value-renumbered', 'protobuf/list-read-as-single',
  'protobuf/fields-share-new-oneof', 'protobuf/field-joins-existing-oneof', 'protobuf/oneof-members-collide',
  'protobuf/oneof-member-unknown-to-reader', 'protobuf/field-renumbered', 'protobuf/field-number-reused',
]);

function recordNames(text: string): string[] {
  const schema = protobuf.parse({ schema: text }, { strictness: 'stored' });
  const prefix = schema.file.package === null ? 0 : schema.file.package.length + 1;
  return protobuf.records(schema).map((name) => name.slice(prefix));
}

/** `null` if protobufjs refuses the bytes. */
function otherJson(text: string, record: string, bytes: Uint8Array): string | null {
  const type = otherTypes(text)(record);
  try {
    return JSON.stringify(otherPlain(type, bytes));
  } catch {
    return null;
  }
}

function ourJson(text: string, record: string, bytes: Uint8Array): string {
  const schema = protobuf.parse({ schema: text }, { strictness: 'stored' });
  const message = findRecord(schema, record);
  // Written once more, for zeros without presence are as good as absent.
  const again = encode(schema, decode(schema, message, bytes));
  return JSON.stringify(normal(plainMessage(schema, decode(schema, message, again))));
}
