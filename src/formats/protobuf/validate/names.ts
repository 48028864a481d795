import type { Enum, Message, ProtoFile } from '../descriptor.ts';
import { nameIn } from '../place.ts';
import type { Tell } from './flaws.ts';

interface Named {
  readonly name: string;
  readonly nameStart: number;
}

const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** All that is declared in one scope shares its names, the values of its enums as well. */
export function checkNames(file: ProtoFile, path: string, named: Iterable<Named>, tell: Tell): void {
  const seen = new Set<string>();
  for (const declaration of named) {
    const { name } = declaration;
    if (!IDENTIFIER.test(name)) tell(path, `\`${name}\` is not a name`, nameIn(file, declaration));
    if (seen.has(name)) tell(path, `\`${name}\` is declared twice in one scope`, nameIn(file, declaration));
    seen.add(name);
  }
}

export function* namesIn(scope: { readonly messages: readonly Message[]; readonly enums: readonly Enum[] }): Iterable<Named> {
  yield* scope.messages;
  for (const found of scope.enums) {
    yield found;
    yield* found.values;
  }
}
