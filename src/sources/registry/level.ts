import type { Level } from '../../model.ts';
import type { StoredConfig } from './decode.ts';

/** What the registry answers for one scope: its configuration, or null when it has none. */
export type ConfigOf = (scope: string | null) => Promise<StoredConfig | null>;

export interface ResolvedLevel {
  readonly level: Level;
  readonly notes: readonly string[];
}

const SERVER_DEFAULT: Level = 'BACKWARD';
const GLOBAL_CONTEXT = ':.__GLOBAL:';

/**
 * The level under which the registry checks a subject: that of the subject; else of its context, or the general one in
 * the default context; else the server's own default. A configuration without a level counts as present, and then the
 * server's default applies, not the general level. An alias is checked as the subject that it stands for.
 */
export async function resolveLevel(subject: string, configOf: ConfigOf): Promise<ResolvedLevel> {
  const own = await configOf(subject);
  if (own?.alias && own.alias !== subject) {
    const target = await levelOf(own.alias, await configOf(own.alias), configOf);
    return { level: target.level, notes: [`In the registry ${subject} is an alias of ${own.alias}.`, ...target.notes] };
  }
  return levelOf(subject, own, configOf);
}

async function levelOf(subject: string, own: StoredConfig | null, configOf: ConfigOf): Promise<ResolvedLevel> {
  const grouped = own?.group ? [`The registry compares ${subject} within the compatibility group ${own.group} only; here all its versions count.`] : [];
  if (own?.level) return { level: own.level, notes: grouped };
  if (own) return { level: SERVER_DEFAULT, notes: [...grouped, assumed(`${subject} has a configuration without a level`)] };
  const context = /^(:\.[^:]*:)/.exec(subject)?.[1];
  // `:.:` is the default context by its full name.
  const scopes = context === undefined || context === ':.:' ? [null] : [context, GLOBAL_CONTEXT];
  for (const scope of scopes) {
    const config = await configOf(scope);
    if (config?.level) return { level: config.level, notes: [] };
  }
  return { level: SERVER_DEFAULT, notes: [assumed(`Neither ${subject} nor what it belongs to has a level`)] };
}

function assumed(why: string): string {
  return `${why}, so the registry takes its own default: ${SERVER_DEFAULT}, unless its operators changed it.`;
}
