import { toFinding } from './findings.ts';
import type { Format } from './formats/format.ts';
import { loadFormat } from './formats/index.ts';
import type { Actual, Difference, Finding, FormatName, JsonPolicy, Profile, SchemaText } from './model.ts';
import { rulesOf } from './rules.ts';

export interface CompareInput {
  readonly format: FormatName;
  readonly reader: SchemaText;
  readonly writer: SchemaText;
  /** Release of the registry's rules; default `confluent@next`. */
  readonly profile?: Profile;
  /** JSON Schema only; default `strict`. */
  readonly policy?: JsonPolicy;
  /** Which side is to be registered, and so held to what is asked of new texts; default: neither. */
  readonly proposed?: 'reader' | 'writer';
  /** Look for the truth and a proof as well; default true. */
  readonly prove?: boolean;
}

export interface CompareAnswer {
  /** What the registry itself answers, in its own types and paths. */
  readonly registry: { readonly compatible: boolean; readonly differences: readonly Difference[] };
  /** What a real reader makes of it. */
  readonly actual: Actual;
  readonly findings: readonly Finding[];
}

const NOT_ASKED: Actual = { verdict: 'unknown', why: 'No proof was asked for.' };

/**
 * One pair, one direction: can `reader` read what `writer` wrote?
 *
 * @throws InvalidSchemaError when a text is not a schema of its format, with the place.
 * @throws UncheckedError when a limit ends the comparison; that is never a "yes".
 */
export async function compare(input: CompareInput): Promise<CompareAnswer> {
  const format = await loadFormat(input.format);
  const reader = format.parse({ file: 'reader', ...input.reader }, { strictness: input.proposed === 'reader' ? 'new' : 'stored' });
  const writer = format.parse({ file: 'writer', ...input.writer }, { strictness: input.proposed === 'writer' ? 'new' : 'stored' });
  const pair = comparePair(format, reader, writer, input);
  const rows = await rulesOf(input.format);
  return {
    registry: { compatible: pair.compatible, differences: pair.differences },
    actual: pair.actual,
    findings: pair.facts.map((fact) => toFinding(fact, rows)),
  };
}

/** The same for schemas that are parsed already. */
export function comparePair(
  format: Format<unknown>,
  reader: unknown,
  writer: unknown,
  options: { readonly profile?: Profile; readonly policy?: JsonPolicy; readonly prove?: boolean },
): { compatible: boolean; differences: readonly Difference[]; facts: ReturnType<Format<unknown>['compare']>['facts']; actual: Actual } {
  const { compatible, differences, facts } = format.compare(reader, writer, {
    profile: options.profile ?? 'confluent@next',
    policy: options.policy ?? 'strict',
  });
  if (options.prove === false) return { compatible, differences, facts, actual: NOT_ASKED };
  if (!format.prove) {
    return { compatible, differences, facts, actual: { verdict: 'unknown', why: 'This format has no proof engine yet.' } };
  }
  const proved = format.prove(reader, writer, facts);
  return { compatible, differences, facts: proved.facts, actual: proved.actual };
}
