import { arrayRules } from './rules/arrays.ts';
import { combinedRules } from './rules/combined.ts';
import { contentRules } from './rules/content.ts';
import { objectRules } from './rules/objects.ts';
import { registryRules } from './rules/registry.ts';
import { scalarRules } from './rules/scalars.ts';

/** All rules of JSON Schema: one for each difference that the registry refuses, then where the registry itself fails. */
export const jsonRules = { ...scalarRules, ...objectRules, ...contentRules, ...arrayRules, ...combinedRules, ...registryRules };
