import { describe, expect, it } from 'vitest';
import type { Alert } from '../../src/model.ts';
import { loadReporter } from '../../src/report/index.ts';
import { plain } from '../../src/report/paint.ts';
import { allRules } from '../../src/rules.ts';
import { breaking } from './reports.ts';
import { violations } from './validators.ts';

interface Descriptor {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly helpUri: string;
}

describe('the catalogue in SARIF', async () => {
  const rules = await allRules();
  const orders = breaking.subjects[0]!;
  const alerts = [...rules.keys()].map((rule): Alert => ({ ...orders.alerts[0]!, rule }));
  const out = (await loadReporter('sarif', { paint: plain, width: 100 })).end({ ...breaking, subjects: [{ ...orders, alerts }] });
  const { rules: descriptors } = (JSON.parse(out) as { runs: [{ tool: { driver: { rules: Descriptor[] } } }] }).runs[0].tool.driver;

  it('is valid and whole', () => {
    expect(violations('sarif', out)).toEqual([]);
    expect(descriptors.map(({ id }) => id)).toEqual([...rules.keys()].toSorted());
    expect(descriptors.length).toBeGreaterThan(50);
  });

  it.each(descriptors.map((one) => [one.id, one] as const))('says %s in full', (id, one) => {
    expect(one.shortDescription.text).toBe(rules.get(id)!.title);
    expect(one.fullDescription.text).toMatch(/^\S.*\. .*\. .*\.$/);
    expect(one.help.text).toContain(`whobreaks explain ${id}`);
    expect(one.helpUri).toMatch(/\/fixtures\/rules\/(?:avro|protobuf|json|README\.md)$/);
  });
});
