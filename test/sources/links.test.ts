import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../src/model.ts';
import { Links, type LinkedFile } from '../../src/sources/links.ts';

function links(format: FormatName, files: Readonly<Record<string, readonly [defines: string, needs: string]>>, protoRoots: readonly string[] = []): (path: string) => string[] {
  const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
  const linked = Object.entries(files).map(([path, [defines, needs]]): LinkedFile => ({ path, format, id: path, text: path, outline: { defines: words(defines), needs: words(needs) } }));
  const all = new Links(linked, protoRoots);
  return (path) => all.of(path).map(({ name, file }) => (name === file ? name : `${name}=${file}`));
}

describe('links', () => {
  it('come deepest first, each once, with cycles cut', () => {
    const of = links('avro', { a: ['A', 'B C'], b: ['B', 'C D'], c: ['C', 'A'], d: ['D', 'B'], self: ['S', 'S'] });
    expect(of('a')).toEqual(['C=c', 'B=b', 'D=d']);
    expect(of('c')).toEqual(['B=b', 'D=d', 'A=a']);
    expect([of('self'), of('nowhere')]).toEqual([[], []]);
  });

  it('leave out what is not there', () => {
    expect(links('avro', { a: ['A', 'B X'], b: ['B', 'Y'] })('a')).toEqual(['B=b']);
  });

  it('prefer the nearest of several definitions', () => {
    const of = links('avro', { 'x/v1/a': ['A', 'T'], 'x/v1/t': ['T', ''], 'x/v2/a': ['A', 'T'], 'x/v2/t': ['T', ''], 'y/a': ['A', 'T'] });
    expect([of('x/v1/a'), of('x/v2/a'), of('y/a')]).toEqual([['T=x/v1/t'], ['T=x/v2/t'], ['T=x/v2/t']]);
  });

  it('find imports under the roots in their order, then by the end of the path', () => {
    const files = { 'p/a.proto': ['', 'c/x.proto'], 'one/c/x.proto': ['', ''], 'two/c/x.proto': ['', ''], 'three/notc/x.proto': ['', ''], 'c/x.proto.proto': ['', ''] } as const;
    expect(links('protobuf', files, ['two', 'one'])('p/a.proto')).toEqual(['c/x.proto=two/c/x.proto']);
    expect(links('protobuf', files, ['nowhere'])('p/a.proto')).toEqual(['c/x.proto=two/c/x.proto']);
    expect(links('protobuf', { 'p/a.proto': ['', 'c/x.proto'], 'three/notc/x.proto': ['', ''] })('p/a.proto')).toEqual([]);
  });

  it('never leave the tree, and never ask the network', () => {
    const needs = '../../etc/passwd /etc/passwd file:///etc/passwd http://169.254.169.254/latest //host/x \\\\host\\share C:/x a.json\0 #/definitions/x';
    expect(links('json', { 's/a.json': ['', needs] })('s/a.json')).toEqual([]);
    expect(links('protobuf', { 's/a.proto': ['', needs] })('s/a.proto')).toEqual([]);
  });

  it('follow an address of a schema to the files beside it', () => {
    const of = links('json', {
      's/a.json': ['https://acme.com/schemas/a.json', 'https://acme.com/schemas/b.json https://acme.com/common/c.json https://other.com/schemas/b.json'],
      's/b.json': ['', ''], 'common/c.json': ['', ''],
    });
    expect(of('s/a.json')).toEqual(['https://acme.com/schemas/b.json=s/b.json', 'https://acme.com/common/c.json=common/c.json']);
  });

  it('do not mix formats, and stand any name', () => {
    const all = new Links([
      { path: 'a.avsc', format: 'avro', id: '1', text: '', outline: { defines: ['__proto__'], needs: ['constructor', 'T'] } },
      { path: 'b.avsc', format: 'avro', id: '2', text: '', outline: { defines: ['constructor'], needs: ['__proto__'] } },
      { path: 't.json', format: 'json', id: '3', text: '', outline: { defines: ['T'], needs: [] } },
    ]);
    expect(all.of('a.avsc').map((link) => link.name)).toEqual(['constructor']);
  });

  it('stand a long chain', () => {
    const files = Array.from({ length: 3000 }, (_, i) => [`f${i}`, [`T${i}`, `T${i + 1}`]] as const);
    expect(links('avro', Object.fromEntries(files))('f0').length).toBe(2999);
  });
});
