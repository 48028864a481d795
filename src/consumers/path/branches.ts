import type { Alternative, ScalarShape } from '../../formats/shape.ts';

/** The names to which a branch answers, the one for messages first. */
export function branchNames(alternative: Alternative): readonly string[] {
  switch (alternative.kind) {
    case 'object': {
      const names = [alternative.branch, alternative.name, simple(alternative.name)].filter((name) => name !== undefined);
      return names.length > 0 ? names : ['object'];
    }
    case 'scalar':
      return [alternative.name, simple(alternative.name), typeWord(alternative), alternative.type].filter((name) => name !== undefined);
    case 'array':
    case 'map':
    case 'any':
      return [alternative.kind];
  }
}

export function hasName(alternative: Alternative, name: string): boolean {
  return branchNames(alternative).includes(name);
}

function simple(name: string | undefined): string | undefined {
  return name?.slice(name.lastIndexOf('.') + 1);
}

function typeWord(scalar: ScalarShape): string | undefined {
  if (scalar.logical !== undefined) return scalar.logical;
  if (scalar.type === 'integer' && scalar.width !== undefined) return scalar.width === 64 ? 'long' : 'int';
  if (scalar.type === 'number' && scalar.width !== undefined) return scalar.width === 64 ? 'double' : 'float';
  return undefined;
}
