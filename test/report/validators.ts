import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const root = resolve(import.meta.dirname, '../..');

function schema(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
}

/** The published schema is of draft 4; all that is of that draft alone in it are its two names. */
function sarif(): ValidateFunction {
  const { id: _id, $schema: _draft, ...rest } = schema('fixtures/reports/schemas/sarif-2.1.0.json');
  return addFormats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(rest);
}

const validators = {
  sarif: sarif(),
  gitlab: new Ajv({ allErrors: true }).compile(schema('fixtures/reports/schemas/gitlab-code-quality.json')),
  json: new Ajv2020({ strict: false, allErrors: true }).compile(schema('docs/report.schema.json')),
};

/** What a document of a format breaks of its schema; empty when it is valid. */
export function violations(format: keyof typeof validators, document: string): readonly string[] {
  const validate = validators[format];
  validate(JSON.parse(document));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
