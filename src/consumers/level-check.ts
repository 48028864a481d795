import { directions } from '../levels.ts';
import type { Level } from '../model.ts';
import type { Contract, Dependency } from './contract/contract.ts';
import type { Found } from './impact.ts';

/** What the subject's registry and topic are set to, as far as it is known. */
export interface TopicSettings {
  readonly level?: Level;
  /** How long messages are kept, such as `7d`. */
  readonly retention?: string | number;
}

/** Does the level promise everything that another one promises? */
export function covers(has: Level, wanted: Level): boolean {
  const ways = directions(has);
  if (!directions(wanted).every((way) => ways.includes(way))) return false;
  return !wanted.endsWith('_TRANSITIVE') || has.endsWith('_TRANSITIVE');
}

/** The weakest level that promises what all of these promise. */
export function weakestLevel(wanted: readonly Level[]): Level {
  const ways = new Set(wanted.flatMap((level) => directions(level)));
  const base = ways.size === 2 ? 'FULL' : ([...ways][0] ?? 'NONE');
  const transitive = wanted.some((level) => level.endsWith('_TRANSITIVE'));
  return base === 'NONE' ? 'NONE' : transitive ? `${base}_TRANSITIVE` : base;
}

/** What a consumer asks of the topic as a whole; replaying history reads old messages with a new reader. */
export function wantedLevel(contract: Contract, dependency: Dependency): Level | null {
  const wanted: Level[] = dependency.compatibility ? [dependency.compatibility] : [];
  if (contract.reads.history === 'replay') wanted.push('BACKWARD_TRANSITIVE');
  return wanted.length === 0 ? null : weakestLevel(wanted);
}

/** The settings of the topic are too weak for the consumer: nothing that this change does, so it never blocks. */
export function levelCheck(contract: Contract, dependency: Dependency, settings: TopicSettings): readonly Omit<Found, 'level'>[] {
  const found: Omit<Found, 'level'>[] = [];
  const base = { outcome: 'pre-existing', at: null, was: null, baseline: 'V', proposed: 'V' } as const;
  const wanted = wantedLevel(contract, dependency);
  if (settings.level !== undefined && wanted !== null && !covers(settings.level, wanted)) {
    found.push({ ...base, said: { rule: 'contract/mode-too-weak', args: { level: settings.level, wanted }, cap: 'warning' }, detail: wanted });
  }
  const needed = dependency.sla?.['retention'];
  const [has, needs] = [duration(settings.retention), duration(needed)];
  if (has !== null && needs !== null && contract.reads.history === 'replay' && has < needs) {
    const args = { retention: String(settings.retention), wanted: String(needed) };
    found.push({ ...base, said: { rule: 'contract/retention-too-short', args, cap: 'warning' }, detail: String(needed) });
  }
  return found;
}

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };

/** Seconds of `30d`, `15m`, `250ms`; a bare number is milliseconds, as in a topic's settings. */
export function duration(text: string | number | undefined): number | null {
  if (typeof text === 'number') return text / 1000;
  const match = /^(\d+(?:\.\d+)?)\s*(ms|[smhdwy])$/.exec(text ?? '');
  return match ? Number(match[1]) * SECONDS[match[2]!]! : null;
}
