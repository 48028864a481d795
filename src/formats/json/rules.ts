import { arrayRules } from './rules/arrays.ts';
import { combinedRules } from './rules/combined.ts';
import { contentRules } from './rules/content.ts';
import { hazardRules } from './rules/hazards.ts';
import { objectRules } from './rules/objects.ts';
import { registryRules } from './rules/registry.ts';
import { scalarRules } from './rules/scalars.ts';

/** All rules of JSON Schema: one for each difference that the registry refuses, where it fails itself, and what it does not see. */
export const jsonRules = { ...scalarRules, ...objectRules, ...contentRules, ...arrayRules, ...combinedRules, ...registryRules, ...hazardRules };
