import type { ScalarShape } from '../../formats/shape.ts';
import { compareExact, toExact } from '../exact.ts';
import type { Change, ChangeCheck, Pair } from './change.ts';
import { scalars } from './change.ts';

const SAFE_IN_JAVASCRIPT = toExact('9007199254740991')!;

/** From 32 to 64 bits: the contract may still hold, and the reader may still lose the upper half. */
export const typeWidened: ChangeCheck = (pair) => {
  const { need, before, after, broken } = pair;
  if (broken.has('type')) return [];
  const wider = scalars(after).find((now) => now.width === 64 && scalars(before).every((was) => was.type === now.type && was.width === 32));
  if (!wider || scalars(before).length === 0) return [];
  const hurt = harm(pair, wider);
  if (!hurt) return [];
  const args = { path: need.path.text, was: before.text, is: after.text, why: hurt.why };
  const cap = hurt.outcome === 'at-risk' ? ({ cap: 'warning' } as const) : {};
  return [{ said: { rule: 'contract/type-widened', args, ...cap }, outcome: hurt.outcome, detail: 'width', at: after.where, was: before.where }];
};

function harm({ need, reading }: Pair, wider: ScalarShape): { outcome: Change['outcome']; why: string } | null {
  const { format, mode, language } = reading;
  if (mode === 'reader_schema' || mode === 'generated') {
    return { outcome: 'breaks', why: format === 'protobuf' ? 'code that was generated before cuts off the upper 32 bits' : 'a reader on the earlier schema cannot resolve it' };
  }
  const max = need.constraints.max?.exact ?? null;
  const small = max !== null && compareExact(max, SAFE_IN_JAVASCRIPT) <= 0;
  if (/^(?:js|javascript|ts|typescript|node)$/i.test(language ?? '') && wider.type === 'integer' && !small) {
    return { outcome: 'at-risk', why: 'JavaScript numbers are not exact beyond 2^53' };
  }
  return mode === 'sql' ? { outcome: 'at-risk', why: 'the column of the sink table has the earlier type' } : null;
}

/** What the field says about itself changed: only a person can tell whether its meaning did. */
export const docChanged: ChangeCheck = ({ need, before, after }) => {
  const [was, now] = [before, after].map((leaf) => leaf.routes.map((route) => route.member?.doc ?? route.shape?.doc).find((doc) => doc !== undefined)?.trim());
  if (was === undefined || was === '' || was === now) return [];
  const args = { path: need.path.text, was: shortened(was), is: shortened(now ?? '') };
  return [{ said: { rule: 'contract/doc-changed', args, cap: 'warning' }, outcome: 'at-risk', detail: 'doc', at: after.where, was: before.where }];
};

/** A running reader has its own default, so that this is for information. */
export const defaultChanged: ChangeCheck = ({ need, before, after }) => {
  if (need.reliesOnDefault) return [];
  const [was, now] = [before, after].map((leaf) => leaf.routes.map((route) => route.member?.default).find((one) => one !== undefined));
  const [spelledWas, spelledNow] = [was, now].map((one) => (one ? JSON.stringify(one.value) : undefined));
  if (spelledWas === undefined || spelledNow === undefined || spelledWas === spelledNow) return [];
  const args = { path: need.path.text, was: shortened(spelledWas), is: shortened(spelledNow) };
  return [{ said: { rule: 'contract/default-changed', args, cap: 'note' }, outcome: 'changed', detail: 'default', at: after.where, was: before.where }];
};

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${Array.from(line).slice(0, 79).join('')}…` : line;
}
