import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/config/yaml.ts';
import { contractJsonSchema } from '../../src/consumers/contract/json-schema.ts';
import { loadContracts } from '../../src/consumers/index.ts';

const examples = resolve(import.meta.dirname, '../../contracts');

describe('docs/contract.schema.json', () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(contractJsonSchema());

  it('says what the loader says', async () => {
    await expect(`${JSON.stringify(contractJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../docs/contract.schema.json');
  });

  const files = [...readdirSync(examples).map((file) => join(examples, file)), join(import.meta.dirname, 'every-key.yaml')];
  it.each(files)('accepts %s', (file) => {
    expect(validate(readYaml(readFileSync(file, 'utf8'), file).value), JSON.stringify(validate.errors)).toBe(true);
  });

  const wrong = [
    'consumer: a\n',
    'consumer: A\ndepends_on: []\n',
    'consumer: a\ndepends_on: []\nonwer: {}\n',
    'consumer: a\ndepends_on:\n  - fields: []\n',
    'consumer: a\ndepends_on:\n  - topic: t\n    fields:\n      - {type: string}\n',
    'consumer: a\ndepends_on:\n  - topic: t\n    fields:\n      - {name: x, type: long}\n',
    'consumer: a\ndepends_on:\n  - topic: t\n    fields:\n      - {name: x, required: maybe}\n',
    'consumer: a\ndepends_on:\n  - topic: t\n    fields:\n      - {name: x, value_mapping: {map: {A: 1}}, allowed_values: [a]}\n',
  ];
  it.each(wrong)('refuses what the loader refuses: %j', (text) => {
    expect(validate(readYaml(text, 'c.yaml').value)).toBe(false);
    expect(loadContracts([{ file: 'c.yaml', text }]).problems).not.toEqual([]);
  });

  it('tells what every key means', () => {
    const bare: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      const { properties, items, description } = schema as { properties?: Record<string, unknown>; items?: unknown; description?: string };
      for (const [key, inner] of Object.entries(properties ?? {})) visit(inner, `${path}.${key}`);
      if (items) visit(items, `${path}[]`);
      if (path.split('.').length <= 2 && !properties && !path.endsWith(']') && description === undefined) bare.push(path);
    };
    visit(contractJsonSchema(), '');
    expect(bare).toEqual([]);
  });
});
