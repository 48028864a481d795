import type { Level } from '../../model.ts';
import type { StoredConfig } from './decode.ts';

/** What the registry answers for one scope: its configuration, or null when it has none. */
export type ConfigOf = (scope: string | null) => Promise<StoredConfig | null>;

/** The configuration by which the registry checks a subject. */
export interface Effective extends Omit<StoredConfig, 'alias' | 'level'> {
  readonly level: Level;
  readonly notes: readonly string[];
}

const SERVER_DEFAULT: Level = 'BACKWARD';
const GLOBAL_CONTEXT = ':.__GLOBAL:';

/** The subject that the registry takes for this one. One hop: the alias of an alias is not followed. */
export async function resolveAlias(subject: string, configOf: ConfigOf): Promise<string> {
  return (await configOf(subject))?.alias ?? subject;
}

/**
 * The subject's own configuration; else that of its context, or the general one in the default context; else the
 * server's own default. From the general one a configuration of its own takes over the group, the policy and the
 * validation of fields where it is silent on them, but never the level: then the server's default applies.
 */
export async function resolveConfig(subject: string, configOf: ConfigOf): Promise<Effective> {
  const own = await configOf(subject);
  const general = await generalConfig(subject, configOf);
  if (!own) return { ...SILENT, ...general, ...leveled(general?.level, `Neither ${subject} nor what it belongs to has a level`) };
  return {
    ...own,
    group: own.group ?? general?.group ?? null,
    policy: own.policy ?? general?.policy ?? null,
    validateFields: own.validateFields ?? general?.validateFields ?? null,
    ...leveled(own.level, `${subject} has a configuration without a level`),
  };
}

const SILENT: Omit<StoredConfig, 'alias' | 'level'> = {
  group: null, policy: null, validateFields: null, defaults: new Map(), overrides: new Map(), hasRules: false,
};

async function generalConfig(subject: string, configOf: ConfigOf): Promise<StoredConfig | null> {
  const context = /^(:\.[^:]*:)/.exec(subject)?.[1];
  // `:.:` is the default context by its full name.
  const scopes = context === undefined || context === ':.:' ? [null] : [context, GLOBAL_CONTEXT];
  for (const scope of scopes) {
    const config = await configOf(scope);
    if (config) return config;
  }
  return null;
}

function leveled(level: Level | null | undefined, why: string): Pick<Effective, 'level' | 'notes'> {
  if (level) return { level, notes: [] };
  return { level: SERVER_DEFAULT, notes: [`${why}, so the registry takes its own default: ${SERVER_DEFAULT}, unless its operators changed it.`] };
}
