import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare.ts';

async function rules(writer: unknown, reader: unknown, prove: boolean): Promise<{ actual: string; rules: string[] }> {
  const answer = await compare({ format: 'json', reader: { schema: JSON.stringify(reader) }, writer: { schema: JSON.stringify(writer) }, prove });
  return { actual: answer.actual.verdict, rules: answer.findings.map((finding) => finding.rule) };
}

describe('a hazard', () => {
  const empty = { type: 'object', maxProperties: 0 };
  const named = { ...empty, propertyNames: { maxLength: 1 } };

  it('is told where nobody looks for a proof', async () => {
    expect(await rules(empty, named, false)).toEqual({ actual: 'unknown', rules: ['json/property-names-narrowed'] });
  });

  it('is dropped when it is proved that it cannot happen', async () => {
    expect(await rules(empty, named, true)).toEqual({ actual: 'safe', rules: [] });
  });

  it('stays when it can', async () => {
    expect(await rules({ type: 'object' }, { type: 'object', propertyNames: { maxLength: 1 } }, true)).toEqual({ actual: 'breaks', rules: ['json/property-names-narrowed'] });
  });

  it('leaves alone what the registry refuses, however safe', async () => {
    expect(await rules({ type: 'string' }, { type: 'string', minLength: 0 }, true)).toEqual({ actual: 'safe', rules: ['json/min-length-added'] });
  });
});
