import { UndecidedError } from '../reasons.ts';
import { textOf } from '../schema/dialect.ts';
import type { Located } from '../schema/library.ts';
import { resolveUri } from '../schema/uri.ts';
import type { Frame } from './frame.ts';
import { Scope } from './scope.ts';

type Referring = Pick<Frame, 'node' | 'resource' | 'scope' | 'compiler' | 'draft'>;

/** The schemas that `$ref`, `$dynamicRef` and `$recursiveRef` of a schema mean. Throws UndecidedError when one is not there. */
export function targetsOf(frame: Referring): readonly Located[] {
  const targets: Located[] = [];
  const reference = textOf(frame.node, '$ref');
  if (reference !== null) targets.push(resolved(frame, reference));
  const recursive = frame.draft === 2019 ? textOf(frame.node, '$recursiveRef') : null;
  if (recursive !== null) {
    const target = resolved(frame, recursive);
    targets.push(target.resource.recursive ? (frame.scope.outermost(Scope.recursive) ?? target) : target);
  }
  const dynamic = frame.draft === 2020 ? textOf(frame.node, '$dynamicRef') : null;
  if (dynamic !== null) targets.push(dynamicTarget(frame, dynamic));
  return targets;
}

function dynamicTarget(frame: Referring, reference: string): Located {
  const target = resolved(frame, reference);
  const { fragment } = resolveUri(reference, frame.resource.uri);
  return target.resource.dynamicAnchors.get(fragment) === target.node ? (frame.scope.outermost(fragment) ?? target) : target;
}

function resolved(frame: Referring, reference: string): Located {
  const target = frame.compiler.library.resolve(reference, frame.resource);
  if (target === null) throw new UndecidedError('unresolved-reference', `\`$ref\` to ${reference} leads nowhere`);
  return target;
}
