import type { Comparison, CompareOptions } from '../format.ts';
import type { Difference, Fact } from '../../model.ts';
import { RegistryCrash } from './compare/crash.ts';
import type { Found } from './compare/found.ts';
import { Walk } from './compare/walk.ts';
import { breaksFormat, crashed } from './crash-facts.ts';
import { isAllowed } from './differences.ts';
import { factOf, registryPath } from './facts.ts';
import type { JsonSchema } from './schema.ts';

/** The registry's answer to "can `reader` read what `writer` wrote?" */
export function compare(reader: JsonSchema, writer: JsonSchema, options: CompareOptions): Comparison {
  const walk = new Walk(options.policy);
  try {
    return judge(walk.differences(writer.root, reader.root), options);
  } catch (error) {
    if (!(error instanceof RegistryCrash)) throw error;
    const { difference, fact } = crashed(error, walk.path);
    return { compatible: false, differences: [difference], facts: [fact] };
  }
}

function judge(found: readonly Found[], { policy }: CompareOptions): Comparison {
  const differences: Difference[] = [];
  const facts: Fact[] = [];
  for (const one of found) {
    const compatible = isAllowed(one.type, policy);
    differences.push({ type: one.type, path: registryPath(one.path), compatible });
    if (!compatible) facts.push(factOf(one));
  }
  const unspeakable = facts.find((fact) => breaksFormat(fact.path));
  if (unspeakable !== undefined) facts.push({ ...unspeakable, rule: 'json/registry-fails-on-percent-sign', args: { ...unspeakable.args, name: unspeakable.path } });
  return { compatible: differences.every((difference) => difference.compatible), differences, facts };
}
