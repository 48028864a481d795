import type { Comparison, CompareOptions } from '../format.ts';
import { UncheckedError } from '../../errors.ts';
import type { Difference, Fact, JsonPolicy } from '../../model.ts';
import { RegistryCrash } from './compare/crash.ts';
import type { Fits, Found } from './compare/found.ts';
import { Walk } from './compare/walk.ts';
import { breaksFormat, crashed } from './crash-facts.ts';
import { isAllowed, isHazard } from './differences.ts';
import { factOf, registryPath } from './facts.ts';
import { hazardRules } from './rules/hazards.ts';
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
    if (isHazard(one.type)) {
      if (isReal(one, policy)) facts.push(factOf(one));
      continue;
    }
    const compatible = isAllowed(one.type, policy);
    differences.push({ type: one.type, path: registryPath(one.path), compatible });
    if (!compatible) facts.push(factOf(one));
  }
  const unspeakable = facts.find((fact) => breaksFormat(fact.path) && !(fact.rule in hazardRules));
  if (unspeakable !== undefined) facts.push({ ...unspeakable, rule: 'json/registry-fails-on-percent-sign', args: { ...unspeakable.args, name: unspeakable.path } });
  return { compatible: differences.every((difference) => difference.compatible), differences, facts };
}

/** A hazard's schemas are compared by the registry's rules; where those cannot tell, it stays one. */
function isReal({ isReal }: Found, policy: JsonPolicy): boolean {
  const fits: Fits = (writer, reader) => {
    try {
      const walk = new Walk(policy);
      return walk.allows(walk.differences(writer, reader));
    } catch (error) {
      if (error instanceof RegistryCrash || error instanceof UncheckedError) return false;
      throw error;
    }
  };
  try {
    return isReal?.(fits) ?? true;
  } catch (error) {
    if (error instanceof UncheckedError) return true;
    throw error;
  }
}
