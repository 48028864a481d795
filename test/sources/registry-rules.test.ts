import { afterEach, describe, expect, it } from 'vitest';
import type { FormatName } from '../../src/model.ts';
import type { Proposal, RegistrySubject } from '../../src/sources/registry/registry.ts';
import { BACKWARD, closeAll, coded, failure, open, serve, stored, type Answer } from './registry-server.ts';

afterEach(closeAll);

const none = coded(404, 40408);
const level = (name: string): string => JSON.stringify({ compatibilityLevel: name });

describe('the configuration of a subject', () => {
  const LEVELS: readonly [says: string, subject: string, configs: Record<string, Answer>, level: string, notes: number][] = [
    ['its own is used', 's', { '/config/s': level('FULL'), '/config': BACKWARD }, 'FULL', 0],
    ['its own without a level takes the server\'s default, not the general level', 's', { '/config/s': '{"normalize":true}', '/config': level('NONE') }, 'BACKWARD', 1],
    ['without its own, the general one', 's', { '/config/s': none, '/config': level('FORWARD') }, 'FORWARD', 0],
    ['the default context may be named', ':.:s', { '/config/:.:s': none, '/config': level('FORWARD') }, 'FORWARD', 0],
    ['in a context, that of the context and not the general one', ':.c:s', { '/config/:.c:s': none, '/config/:.c:': level('FULL'), '/config': level('NONE') }, 'FULL', 0],
    ['in a context its own goes before', ':.c:s', { '/config/:.c:s': level('FORWARD'), '/config/:.c:': level('FULL') }, 'FORWARD', 0],
    ['a context without a level has the server\'s default', ':.c:s', { '/config/:.c:s': none, '/config/:.c:': '{"normalize":true}', '/config/:.__GLOBAL:': level('NONE') }, 'BACKWARD', 1],
    ['then that for all contexts', ':.c:s', { '/config/:.c:s': none, '/config/:.c:': none, '/config/:.__GLOBAL:': level('FORWARD'), '/config': level('NONE') }, 'FORWARD', 0],
    ['then the server\'s', ':.c:s', { '/config/:.c:s': none, '/config/:.c:': none, '/config/:.__GLOBAL:': none, '/config': level('NONE') }, 'BACKWARD', 1],
    ['levels come in any case', 's', { '/config/s': level('full_Transitive') }, 'FULL_TRANSITIVE', 0],
    ['a general alias is ignored', 's', { '/config/s': none, '/config': '{"alias":"t","compatibilityLevel":"FULL"}', '/config/t': level('NONE') }, 'FULL', 0],
  ];
  it.each(LEVELS)('gives the level: %s', async (_, subject, configs, expected, notes) => {
    const { url } = await serve({ [`/subjects/${subject}/versions`]: '[1]', [`/subjects/${subject}/versions/1`]: stored(1), ...configs });
    const found = await open(url).subject(subject);
    expect([found?.level, found?.notes.length]).toEqual([expected, notes]);
  });

  it.each<[own: object | null, general: object, policy: string | null]>([
    [{}, {}, null],
    [{}, { compatibilityPolicy: 'LENIENT' }, 'lenient'],
    [{ compatibilityPolicy: 'STRICT' }, { compatibilityPolicy: 'LENIENT' }, 'strict'],
    [{ compatibilityPolicy: 'lenient' }, {}, 'lenient'],
    [null, { compatibilityPolicy: 'LENIENT' }, 'lenient'],
    [{ compatibilityPolicy: 'LOGICAL' }, {}, 'strict'],
  ])('gives the policy: %j over %j', async (own, general, policy) => {
    const config = (one: object): string => JSON.stringify({ compatibilityLevel: 'FULL', ...one });
    const { url } = await serve({ '/subjects/s/versions': '[1]', '/subjects/s/versions/1': stored(1), '/config/s': own ? config(own) : none, '/config': config(general) });
    const found = await open(url).subject('s');
    expect(found?.policy).toBe(policy);
    expect(found?.unchecked.length).toBe(own && 'compatibilityPolicy' in own && own.compatibilityPolicy === 'LOGICAL' ? 1 : 0);
  });

  it('of an alias is that of its target, one hop away, and so are the versions', async () => {
    const { url, asked } = await serve({
      '/config/s': '{"alias":":.c:t","compatibilityLevel":"NONE"}', '/config/:.c:t': '{"alias":"u","compatibilityLevel":"FULL"}', '/config/u': level('NONE'),
      '/subjects/:.c:t/versions': '[4]', '/subjects/:.c:t/versions/4': stored(4),
    });
    const found = await open(url).subject('s');
    expect([found?.level, found?.versions[0]?.text.file, found?.notes]).toEqual(['FULL', ':.c:t v4', ['In the registry s is an alias of :.c:t.']]);
    expect(asked.some((path) => /subjects\/s|\/u/.test(path))).toBe(false);
  });
});

/** `v1 v2` of a subject whose versions are given as [schema, properties, rest]. */
type Version = readonly [schema: string, properties?: Record<string, string> | undefined, rest?: object];

async function select(versions: readonly Version[], config: object, proposal?: Partial<Proposal>, asks?: 'FULL_TRANSITIVE'): Promise<RegistrySubject> {
  const script: Record<string, Answer> = { '/subjects/s/versions': JSON.stringify(versions.map((_, i) => i + 1)), '/config/s': JSON.stringify({ compatibilityLevel: 'BACKWARD', ...config }) };
  versions.forEach(([schema, properties, rest], i) => {
    script[`/subjects/s/versions/${i + 1}`] = stored(i + 1, schema, { ...(properties ? { metadata: { properties } } : {}), ...rest });
  });
  const whole: Proposal = { format: 'avro', text: { schema: '"new"' }, metadata: null, ...proposal };
  return (await open((await serve(script)).url).subject('s', asks, whole))!;
}

const labels = ({ versions }: RegistrySubject): string => versions.map(({ label }) => label).join(' ');
const map = (properties: Record<string, string>): ReadonlyMap<string, string> => new Map(Object.entries(properties));

describe('the versions that are compared', () => {
  const TWO: readonly Version[] = [['"a"', { major: '1' }], ['"b"', { major: '1' }], ['"c"', { major: '2' }], ['"d"', { major: '2' }], ['"e"']];
  const group = { compatibilityGroup: 'major' };
  const GROUPS: readonly [says: string, versions: readonly Version[], config: object, metadata: Record<string, string> | null, latest: string, all: string, note: string][] = [
    ['the newest of its group', TWO, group, { major: '1' }, 'v2', 'v1 v2', 'by whobreaks.yaml'],
    ['another group', TWO, group, { major: '2' }, 'v4', 'v3 v4', 'by whobreaks.yaml'],
    ['none in a new group', TWO, group, { major: '3' }, '', '', 'compares with nothing'],
    ['those without the property', TWO, group, {}, 'v5', 'v5', 'that have no `major`'],
    ['what the version before has', TWO.slice(0, 4), group, null, 'v4', 'v3 v4', 'taken over from v4'],
    ['what the version before has not', TWO, group, null, 'v5', 'v5', 'that have no `major`'],
    ['a default, where the schema has none', TWO, { ...group, defaultMetadata: { properties: { major: '1' } } }, null, 'v2', 'v1 v2', "by the registry's configuration"],
    ['no default, where it has its own', TWO, { ...group, defaultMetadata: { properties: { major: '1' } } }, { major: '2' }, 'v4', 'v3 v4', 'by whobreaks.yaml'],
    ['an override', TWO, { ...group, overrideMetadata: { properties: { major: '1' } } }, { major: '2' }, 'v2', 'v1 v2', "by the registry's configuration"],
    ['all without a group', TWO, {}, { major: '1' }, 'v5', 'v1 v2 v3 v4 v5', ''],
    ['a property called __proto__', [['"a"', JSON.parse('{"__proto__":"1"}') as Record<string, string>], ['"b"']], { compatibilityGroup: '__proto__' }, null, 'v2', 'v2', 'that have no `__proto__`'],
  ];
  it.each(GROUPS)('are those of a compatibility group: %s', async (_, versions, config, metadata, latest, all, note) => {
    const proposal = { metadata: metadata && map(metadata) };
    const found = await select(versions, config, proposal);
    expect(labels(found)).toBe(latest);
    expect(found.notes.join()).toContain(note);
    expect(labels(await select(versions, config, proposal, 'FULL_TRANSITIVE'))).toBe(all);
  });

  it.each<[deleted: readonly number[], latest: string, all: string]>([
    [[], 'v3', 'v1 v2 v3'],
    [[3], 'v2', 'v1 v2'],
    [[1], 'v3', 'v2 v3'],
    [[2, 3], 'v1', 'v1'],
  ])('are live: without %j', async (deleted, latest, all) => {
    const versions = ['"a"', '"b"', '"c"'].map((schema, i): Version => [schema, undefined, deleted.includes(i + 1) ? { deleted: true } : {}]);
    expect(labels(await select(versions, {}))).toBe(latest);
    expect(labels(await select(versions, {}, {}, 'FULL_TRANSITIVE'))).toBe(all);
  });

  it('are none where all are deleted', async () => {
    expect(await select([['"a"', undefined, { deleted: true }]], {})).toBeNull();
  });
});

describe('a schema that is registered already', () => {
  const rules = { ruleSet: { domainRules: [{ name: 'r' }] } };
  const CASES: readonly [says: string, versions: readonly Version[], config: object, proposal: Partial<Proposal>, registered: string | null][] = [
    ['as the latest', [['"a"'], ['"new"']], {}, {}, 'v2'],
    ['before the latest', [['"new"'], ['"b"'], ['"c"']], {}, {}, 'v1'],
    ['with other space between words', [['{"type":"int"}'], ['"b"']], {}, { text: { schema: '{ "type": "int" }\n' } }, 'v1'],
    ['not', [['"a"'], ['"b"']], {}, {}, null],
    ['not in another format', [['"new"', undefined, { schemaType: 'JSON' }]], {}, {}, null],
    ['not where it is deleted', [['"new"', undefined, { deleted: true }], ['"b"']], {}, {}, null],
    ['with the metadata of the latest', [['"b"'], ['"new"', { a: '1' }]], {}, {}, 'v2'],
    ['with the same metadata', [['"new"', { a: '1' }], ['"b"']], {}, { metadata: map({ a: '1' }) }, 'v1'],
    ['not with other metadata', [['"new"', { a: '1' }]], {}, { metadata: map({ a: '2' }) }, null],
    ['not with metadata that would be overridden', [['"b"'], ['"new"', { a: '1' }]], { overrideMetadata: { properties: { a: '2' } } }, {}, null],
    ['whatever its number in the metadata', [['"b"'], ['"new"', { 'confluent:version': '2' }]], {}, {}, 'v2'],
    ['with the rules of the latest', [['"b"'], ['"new"', undefined, rules]], {}, {}, 'v2'],
    ['not with rules that the latest has not', [['"new"', undefined, rules], ['"b"']], {}, {}, null],
  ];
  it.each(CASES)('is told: %s', async (_, versions, config, proposal, registered) => {
    expect((await select(versions, config, proposal)).registered).toBe(registered);
  });

  it('has the same references', async () => {
    const references = [{ name: 'R', subject: 'r', version: 1 }];
    const { url } = await serve({
      '/subjects/s/versions': '[1,2]', '/subjects/s/versions/1': stored(1, '"new"', { references }), '/subjects/s/versions/2': stored(2, '"b"'), '/subjects/r/versions/1': stored(1, '"r"'),
    });
    const told = async (schema: string | null): Promise<string | null | undefined> => {
      const text = { schema: '"new"', ...(schema === null ? {} : { references: [{ name: 'R', schema }] }) };
      return (await open(url).subject('s', undefined, { format: 'avro', text, metadata: null }))?.registered;
    };
    expect([await told('"r"'), await told('"other"'), await told(null)]).toEqual(['v1', null, null]);
  });
});

describe('reserved names', () => {
  const reserve = (names: string): Record<string, string> => ({ 'confluent:reserved': names });
  const on = { validateFields: true };
  it.each<[says: string, versions: readonly Version[], config: object, metadata: Record<string, string> | null, reserved: unknown]>([
    ['are taken over', [['"a"', reserve(' x, ,y,x')]], on, null, { names: ['x', 'y'], gone: [], before: 'v1' }],
    ['are missed', [['"a"', reserve('x,y')]], on, reserve('y,z'), { names: ['y', 'z'], gone: ['x'], before: 'v1' }],
    ['are missed from the latest, whatever its group', [['"a"', { g: '1' }], ['"b"', { g: '2', ...reserve('x') }]], { ...on, compatibilityGroup: 'g' }, { g: '1' }, { names: [], gone: ['x'], before: 'v2' }],
    ['may not be there', [['"a"']], on, null, null],
    ['are not looked at', [['"a"', reserve('x')]], {}, {}, null],
    ['are not looked at for a schema that is registered', [['"new"', reserve('x')]], on, null, null],
  ])('%s', async (_, versions, config, metadata, reserved) => {
    expect((await select(versions, config, { metadata: metadata && map(metadata) })).reserved).toEqual(reserved);
  });
});

it.each<[what: string, version: object, config: object, said: string]>([
  ['properties', { metadata: { properties: { a: 1 } } }, {}, 'metadata.properties with a value that is not a string'],
  ['a list of properties', { metadata: { properties: [] } }, {}, 'metadata.properties that is not an object'],
  ['metadata', { metadata: 'x' }, {}, 'metadata that is not an object'],
  ['deleted', { deleted: 'false' }, {}, 'deleted that is neither true nor false'],
  ['a policy', {}, { compatibilityPolicy: 'KIND' }, 'the unknown policy "KIND"'],
  ['validateFields', {}, { validateFields: 'false' }, 'validateFields that is neither true nor false'],
  ['a group', {}, { compatibilityGroup: 1 }, 'compatibilityGroup that is not a string'],
  ['defaults', {}, { defaultMetadata: [] }, 'defaultMetadata that is not an object'],
])('a registry with %s of the wrong kind leaves the question open', async (_, version, config, said) => {
  expect(await failure(select([['"a"', undefined, version]], config))).toContain(said);
});

it('names go into addresses whole, and those that cannot are refused', async () => {
  const { url, raw } = await serve({ '*': coded(404, 40401) });
  for (const name of [':.ctx:a/b', 'a?b#c%2f', 'ü', '...']) expect(await open(url).subject(name)).toBeNull();
  expect(raw.filter((path) => path.startsWith('/subjects'))).toEqual(['%3A.ctx%3Aa%2Fb', 'a%3Fb%23c%252f', '%C3%BC', '...'].map((name) => `/subjects/${name}/versions`));
  for (const name of ['.', '..', '\ud800']) expect(await failure(open(url).subject(name))).toContain('cannot stand in an address');
});

it.each<FormatName>(['avro', 'json', 'protobuf'])('a proposal without a text is never registered: %s', async (format) => {
  expect((await select([['"a"']], {}, { format, text: null })).registered).toBeNull();
});
