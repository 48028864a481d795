import type { Alternative, Shape } from '../../formats/shape.ts';
import type { Located } from './located.ts';
import { firstOf } from './located.ts';
import type { Route } from './resolve.ts';

/** Everything that a message may hold at a path, over all branches that lead there. */
export interface Leaf {
  readonly routes: readonly Route[];
  /** What is there in words. */
  readonly text: string;
  readonly nullable: Shape['nullable'];
  /** Without null. */
  readonly alternatives: readonly Alternative[];
  readonly shapes: readonly Shape[];
  readonly where: Located;
}

/** What is at the end of the routes; null when nothing is known of a value there. */
export function toLeaf(routes: readonly Route[]): Leaf | null {
  const arrived = routes.filter((route) => route.shape !== null);
  const shapes = arrived.map((route) => route.shape!);
  const known = arrived.some((route) => route.end === 'found' || route.shape!.alternatives.some((one) => one.kind !== 'any'));
  if (!known) return null;
  const opaque = routes.find((route) => route.end === 'opaque');
  const anything: readonly Alternative[] = opaque ? [{ kind: 'any', why: opaque.stop?.why ?? '', place: null }] : [];
  return {
    routes,
    text: [...new Set(shapes.map((shape) => shape.text))].join(' or '),
    nullable: worst([...shapes.map((shape) => shape.nullable), ...(opaque ? (['unknown'] as const) : [])]),
    alternatives: [...shapes.flatMap((shape) => shape.alternatives), ...anything],
    shapes,
    where: firstOf(shapes[0], arrived[0]?.where),
  };
}

function worst(nullable: readonly Shape['nullable'][]): Shape['nullable'] {
  if (nullable.includes('yes')) return 'yes';
  return nullable.includes('unknown') ? 'unknown' : 'no';
}
