import type { YamlDoc, YamlPath } from '../../config/yaml.ts';
import { invariant } from '../../errors.ts';
import type { Exact } from '../exact.ts';
import { toExact } from '../exact.ts';
import { isPathError, parsePath } from '../path/parse-path.ts';
import type { FieldPath } from '../path/path.ts';
import type { AllowedValue, Constraints, Limit, Need, Scalar } from './contract.ts';
import type { FieldText } from './field-schema.ts';
import { placeAt } from './places.ts';
import { present } from './present.ts';

/** A field of a contract as the judges read it. `at` is its path in the document. */
export function toNeed(field: FieldText, doc: YamlDoc, at: YamlPath): Need {
  const key = field.name === undefined ? 'path' : 'name';
  const required = field.required ?? false;
  const { value_mapping: mapping } = field;
  return {
    path: pathOf(field[key] ?? ''),
    place: placeAt(doc, [...at, key]),
    ...(field.type === undefined ? {} : { type: field.type }),
    required,
    nullable: field.nullable ?? required === false,
    explicitPresence: field.presence === 'explicit',
    constraints: field.constraints ? constraintsOf(field.constraints, doc, [...at, 'constraints']) : {},
    ...(field.allowed_values ? { allowed: valuesOf(field.allowed_values, doc, [...at, 'allowed_values']) } : {}),
    unknownValues: field.unknown_values ?? 'reject',
    expects: valuesOf(field.expects_values ?? [], doc, [...at, 'expects_values']),
    ...(mapping ? { mapping: mappingOf(mapping) } : {}),
    checkUnspecified: field.unspecified === 'check',
    ...(field.branches ? { branches: field.branches } : {}),
    unknownBranches: field.unknown_branches ?? 'reject',
    semantics: semanticsOf(field.semantics),
    aliases: (field.aliases ?? []).map((alias) => aliasPath(field[key] ?? '', alias)),
    ...('relies_on_default' in field ? { reliesOnDefault: { value: field.relies_on_default } } : {}),
    ...present({ severity: field.severity, deprecatedUse: field.deprecated_use }),
  };
}

export function pathOf(text: string): FieldPath {
  const path = parsePath(text);
  invariant(!isPathError(path), `an unchecked path: ${text}`);
  return path;
}

/** A bare name replaces the last name of the path; anything longer is a path of its own. */
function aliasPath(name: string, alias: string): FieldPath {
  const [own, other] = [pathOf(name), pathOf(alias)];
  if (other.steps.length > 1) return other;
  const last = own.steps.findLastIndex((step) => step.kind === 'member');
  return { text: alias, steps: own.steps.with(last, other.steps[0]!) };
}

function constraintsOf(text: NonNullable<FieldText['constraints']>, doc: YamlDoc, at: YamlPath): Constraints {
  const min = limitOf(text.min, false, 'min') ?? limitOf(text.exclusive_min, true, 'exclusive_min');
  const max = limitOf(text.max, false, 'max') ?? limitOf(text.exclusive_max, true, 'exclusive_max');
  const multipleOf = text.multiple_of === undefined ? null : exactAt(doc, [...at, 'multiple_of'], text.multiple_of);
  const { min_length: minLength, max_length: maxLength, min_items: minItems, max_items: maxItems, unique_items: uniqueItems } = text;
  const { pattern, format, precision, scale, finite } = text;
  return present({ min, max, multipleOf: multipleOf ?? undefined, minLength, maxLength, pattern, format, minItems, maxItems, uniqueItems, precision, scale, finite });

  function limitOf(value: string | number | undefined, exclusive: boolean, key: string): Limit | undefined {
    if (value === undefined) return undefined;
    if (typeof value === 'string') return { text: value, exact: null, exclusive };
    return { text: doc.rawOf([...at, key]) ?? String(value), exact: exactAt(doc, [...at, key], value), exclusive };
  }
}

function valuesOf(values: readonly Scalar[], doc: YamlDoc, at: YamlPath): readonly AllowedValue[] {
  return values.map((value, index) => {
    const exact = typeof value === 'number' ? exactAt(doc, [...at, index], value) : null;
    return exact ? { value, exact } : { value };
  });
}

/** The number as it is spelt; a hexadecimal or octal spelling has no fraction to lose. */
function exactAt(doc: YamlDoc, at: YamlPath, value: number): Exact | null {
  return toExact(doc.rawOf(at) ?? '') ?? toExact(String(value));
}

function mappingOf(mapping: NonNullable<FieldText['value_mapping']>): NonNullable<Need['mapping']> {
  return {
    case: mapping.case ?? 'none',
    ...(mapping.strip_prefix === undefined ? {} : { stripPrefix: mapping.strip_prefix }),
    ...(mapping.map ? { map: mapping.map } : {}),
  };
}

function semanticsOf(text: FieldText['semantics']): Need['semantics'] {
  if (!text) return {};
  const { unit, scale, timezone, null_means: nullMeans, currency_field: currencyField, meaning } = text;
  return present({ unit, scale, timezone, nullMeans, currencyField, meaning });
}
