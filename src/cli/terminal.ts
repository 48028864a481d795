import type { TextOptions } from '../report/alert-text.ts';
import { coloured, plain } from '../report/paint.ts';
import type { Sink, World } from './world.ts';

export type ColorChoice = 'auto' | 'always' | 'never';

/** How text looks on a sink: colour only on a terminal or when asked for, never under NO_COLOR. */
export function textOptions(world: World, sink: Sink, color: ColorChoice): TextOptions {
  return { paint: wantsColor(world, sink, color) ? coloured : plain, width: columns(world, sink) };
}

function wantsColor(world: World, sink: Sink, color: ColorChoice): boolean {
  if (color !== 'auto') return color === 'always';
  if (world.env['NO_COLOR']) return false;
  const forced = world.env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return sink.isTTY === true && world.env['TERM'] !== 'dumb';
}

/** At most 100: longer lines are hard to read. */
function columns(world: World, sink: Sink): number {
  const wanted = sink.columns ?? Number(world.env['COLUMNS'] ?? Number.NaN);
  return Number.isFinite(wanted) && wanted > 0 ? Math.min(100, Math.max(60, Math.floor(wanted))) : 100;
}
