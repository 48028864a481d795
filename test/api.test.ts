import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare, InvalidSchemaError, type FormatName } from '../src/index.ts';

const root = resolve(import.meta.dirname, '..');
const order = (fields: string): string => `{"type":"record","name":"Order","fields":[${fields}]}`;
const id = '{"name":"id","type":"string"}';

describe('compare', () => {
  it('gives the registry its own words, findings with places, and the truth', async () => {
    const answer = await compare({ format: 'avro', reader: { schema: order(`${id},{"name":"total","type":"double"}`) }, writer: { schema: order(id) } });
    expect(answer.registry).toEqual({ compatible: false, differences: [{ type: 'READER_FIELD_MISSING_DEFAULT_VALUE', path: '/fields/1', compatible: false }] });
    expect(answer.findings).toHaveLength(1);
    expect(answer.findings[0]).toMatchObject({ rule: 'avro/reader-field-without-default', path: '/fields/1', at: { line: 1 }, was: { line: 1 } });
    expect(answer.findings[0]!.message).toContain('`Order.total`');
    expect(answer.actual.verdict).not.toBe('safe');
  });

  it.each<[FormatName, string, string]>([
    ['avro', order(id), '{"type":"record"'],
    ['protobuf', 'syntax = "proto3";\nmessage Order { string id = 1; }', 'syntax = "proto3";\nmessage Order { string id 1; }'],
    ['json', '{"type":"object"}', '{"type":"object",}'],
  ])('throws an InvalidSchemaError with a position for %s', async (format, good, bad) => {
    for (const [reader, writer] of [[good, bad], [bad, good]] as const) {
      const error = await compare({ format, reader: { schema: reader }, writer: { schema: writer } }).then(() => null, (thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InvalidSchemaError);
      expect((error as InvalidSchemaError).place).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
    }
  });

  it.each<[FormatName, string]>([
    ['avro', order(id)],
    ['protobuf', 'syntax = "proto3";\nmessage Order { string id = 1; }'],
    ['json', '{"type":"object","properties":{"id":{"type":"string"}}}'],
  ])('is silent about a %s schema against itself', async (format, schema) => {
    const answer = await compare({ format, reader: { schema }, writer: { schema } });
    expect(answer.registry.compatible).toBe(true);
    expect(answer.findings).toEqual([]);
    expect(answer.actual.verdict).not.toBe('breaks');
  });
});

describe('the built package', () => {
  it('is imported by its name and runs without generated code', () => {
    const script = `
      import { check, compare } from 'whobreaks';
      const schema = '{"type":"record","name":"R","fields":[]}';
      const answer = await compare({ format: 'avro', reader: { schema }, writer: { schema } });
      console.log(answer.registry.compatible, typeof check);`;
    const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '--eval', script];
    expect(execFileSync(process.execPath, flags, { cwd: root, encoding: 'utf8' }).trim()).toBe('true function');
  });

  it('has a command that says its version and its help', () => {
    const cli = (...args: string[]): string => execFileSync(process.execPath, [resolve(root, 'bin/whobreaks.js'), ...args], { cwd: root, encoding: 'utf8' });
    expect(cli('--version').trim()).toBe('0.1.0');
    expect(cli('--help')).toContain('check [options] [files...]');
  });
});
