import type { Difference, Fact } from '../../model.ts';
import type { RegistryCrash } from './compare/crash.ts';
import type { Path } from './compare/found.ts';
import { registryPath } from './facts.ts';
import { placeOf, valueAt } from './place.ts';
import type { jsonRules } from './rules.ts';
import { pathWords, quote } from './words.ts';

const CRASHES = {
  'exclusive-maximum-lowered': { rule: 'json/registry-fails-on-exclusive-maximum', keyword: 'exclusiveMaximum' },
  'const-null': { rule: 'json/registry-fails-on-const-null', keyword: 'const' },
  'multiple-of-zero': { rule: 'json/registry-fails-on-multiple-of-zero', keyword: 'multipleOf' },
} as const satisfies Record<RegistryCrash['why'], { rule: keyof typeof jsonRules; keyword: string }>;

/** The one difference of a comparison that the registry does not survive, and the fact behind it. */
export function crashed({ why, writer, reader }: RegistryCrash, path: Path): { difference: Difference; fact: Fact } {
  const { rule, keyword } = CRASHES[why];
  const at = registryPath([...path, keyword]);
  const args = {
    at: pathWords(path),
    name: keyword,
    writer: quote(writer.document.text, valueAt(writer, [keyword])),
    reader: quote(reader.document.text, valueAt(reader, [keyword])),
    values: [],
  };
  return {
    difference: { type: 'ERROR', path: at, compatible: false },
    fact: { rule, path: at, args, reader: placeOf(reader, [keyword]), writer: placeOf(writer, [keyword]) },
  };
}

/** The registry puts the path into a Java format string: any `%` but `%%` and `%n` makes it throw. */
export function breaksFormat(path: string): boolean {
  return path.replace(/%[%n]/g, '').includes('%');
}
