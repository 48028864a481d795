import type { Properties, StoredConfig, StoredSchema } from './decode.ts';

/** Set by the registry itself, so it says nothing about whether two schemas are the same. */
const OWN_VERSION = 'confluent:version';
const RESERVED = 'confluent:reserved';

/** What a new schema would have in its metadata, and who says so of each property. */
export interface Proposed {
  readonly properties: Properties;
  /** For messages: who gives a property its value. */
  sourceOf(property: string): string;
}

/**
 * The metadata under which the registry would register a schema: its own, or those of the version before when it has
 * none; over the configuration's defaults, and under its overrides.
 */
export function proposedMetadata(own: Properties | null, before: StoredSchema, config: Pick<StoredConfig, 'defaults' | 'overrides'>): Proposed {
  const given = own ?? before.properties;
  return {
    properties: new Map([...config.defaults, ...given, ...config.overrides]),
    sourceOf: (property) => {
      const isSet = config.overrides.has(property) || (!given.has(property) && config.defaults.has(property));
      if (isSet) return "by the registry's configuration";
      return own ? 'by whobreaks.yaml' : `taken over from v${before.version}`;
    },
  };
}

/** Does looking up the schema find this version, as far as metadata and rules go? */
export function isFoundBy(version: StoredSchema, own: Properties | null, proposed: Proposed, latest: StoredSchema, hasRules: boolean): boolean {
  if (version.extras === '' && isEqual(version.properties, own ?? new Map())) return true;
  return own === null && !hasRules && version.extras === latest.extras && isEqual(version.properties, proposed.properties);
}

/** The names that a schema of this metadata must not use for fields. */
export function reservedNames(properties: Properties): readonly string[] {
  const names = (properties.get(RESERVED) ?? '').split(',').map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

function isEqual(a: Properties, b: Properties): boolean {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys].every((key) => key === OWN_VERSION || a.get(key) === b.get(key));
}
