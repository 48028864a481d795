import * as z from 'zod';
import { contractSchema } from './contract-schema.ts';

const TITLE = 'Contract of a consumer';

/** The contract language as a JSON Schema, for editors: the same keys, with what they mean. */
export function contractJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(contractSchema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) jsonSchema.patternProperties = { '^x-': {} };
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  const { $schema, ...rest } = schema;
  return { $schema, title: TITLE, ...rest };
}
