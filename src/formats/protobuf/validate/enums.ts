import type { Enum } from '../descriptor.ts';
import { isClosedEnum } from '../features.ts';
import { findOption } from '../parse/option.ts';
import { atName, nameIn } from '../place.ts';
import type { Tell } from './flaws.ts';

/** One enum on its own. Its values' names belong to the scope around it. */
export function checkEnum(found: Enum, path: string, tell: Tell): void {
  const [first] = found.values;
  if (first === undefined) {
    tell(path, `The enum \`${found.name}\` has no value`, atName(found));
    return;
  }
  if (!isClosedEnum(found) && first.number !== 0) {
    tell(`${path}/${first.number}`, `The first value of \`${found.name}\` is not 0, as it must be in an open enum`, nameIn(found.file, first));
  }
  const alias = findOption(found.options, 'allow_alias')?.value;
  const mayAlias = alias?.kind === 'word' && alias.value === 'true';
  const seen = new Map<number, string>();
  for (const value of found.values) {
    const twin = seen.get(value.number);
    if (twin !== undefined && !mayAlias) {
      tell(`${path}/${value.number}`, `\`${twin}\` and \`${value.name}\` have the number ${value.number} both`, nameIn(found.file, value));
    }
    seen.set(value.number, value.name);
    const { ranges, names } = found.reserved;
    if (ranges.some((range) => value.number >= range.from && value.number <= range.to)) {
      tell(`${path}/${value.number}`, `The number ${value.number} is reserved`, nameIn(found.file, value));
    }
    if (names.some((reserved) => reserved.name === value.name)) tell(`${path}/${value.number}`, `The name \`${value.name}\` is reserved`, nameIn(found.file, value));
  }
}
