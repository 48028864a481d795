import { hazards } from './rules/hazards.ts';
import { incompatibilities } from './rules/incompatibilities.ts';
import { logicalHazards } from './rules/logical.ts';

/** All rules of Avro: what the registry refuses, then what it does not see. */
export const avroRules = { ...incompatibilities, ...hazards, ...logicalHazards };
