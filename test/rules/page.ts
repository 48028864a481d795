import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FormatName, JsonPolicy, Profile, Reference } from '../../src/model.ts';

export interface RuleCase {
  readonly page: string;
  readonly format: FormatName;
  readonly rule: string;
  readonly title: string;
  readonly line: number;
  readonly writer: string;
  readonly reader: string;
  readonly writerReferences: readonly Reference[];
  readonly readerReferences: readonly Reference[];
  readonly profile: Profile;
  readonly policy: JsonPolicy;
  /** Which side is to be registered, where that matters. */
  readonly proposed: 'reader' | 'writer' | undefined;
  /** Sorted lines, or empty for `none`. */
  readonly expected: readonly string[];
}

export interface RulePage {
  readonly page: string;
  readonly format: FormatName;
  readonly rules: readonly string[];
  readonly cases: readonly RuleCase[];
}

const folder = resolve(import.meta.dirname, '../../fixtures/rules');

/** Every page of fixtures/rules: documentation whose fenced blocks are the test. */
export function readPages(): RulePage[] {
  return (['avro', 'protobuf', 'json'] as const).flatMap((format) =>
    readdirSync(join(folder, format))
      .filter((file) => file.endsWith('.md'))
      .toSorted()
      .map((file) => readPage(format, `${format}/${file}`)),
  );
}

interface Draft {
  title: string;
  line: number;
  blocks: { info: string; text: string; line: number }[];
}

function readPage(format: FormatName, page: string): RulePage {
  const lines = readFileSync(join(folder, page), 'utf8').split('\n');
  const rules: string[] = [];
  const cases: RuleCase[] = [];
  let draft: Draft | null = null;
  const close = (): void => {
    if (draft) cases.push(toCase(format, page, rules.at(-1) ?? '', draft));
    draft = null;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const heading = /^(#{2,3}) (.*)$/.exec(line);
    if (heading) {
      close();
      if (heading[1] === '##') rules.push(heading[2]!.replaceAll('`', '').trim());
      else draft = { title: heading[2]!.trim(), line: i + 1, blocks: [] };
      continue;
    }
    const fence = /^(`{3,})(.*)$/.exec(line);
    if (!fence) continue;
    const end = lines.findIndex((other, at) => at > i && other.trim() === fence[1]);
    if (end < 0) throw new Error(`${page}:${i + 1}: a fenced block is not closed`);
    draft?.blocks.push({ info: fence[2]!.trim(), text: lines.slice(i + 1, end).join('\n'), line: i + 1 });
    i = end;
  }
  close();
  return { page, format, rules, cases };
}

function toCase(format: FormatName, page: string, rule: string, draft: Draft): RuleCase {
  const where = `${page}:${draft.line}`;
  const one = (role: string): { info: string; text: string } => {
    const found = draft.blocks.filter((block) => block.info.split(' ')[1] === role);
    if (found.length !== 1) throw new Error(`${where}: expected one ${role} block, found ${found.length}`);
    return found[0]!;
  };
  const references = (side: string): Reference[] =>
    draft.blocks.flatMap((block) => {
      const match = /^\S+ ((?:writer-|reader-)?reference):(\S+)$/.exec(block.info);
      if (!match || (match[1] !== 'reference' && match[1] !== `${side}-reference`)) return [];
      return [{ name: match[2]!, schema: block.text }];
    });
  const expect = one('expect');
  const text = expect.text.trim();
  if (text === '') throw new Error(`${where}: the expect block is empty; write \`none\``);
  return {
    page,
    format,
    rule,
    title: draft.title,
    line: draft.line,
    writer: one('writer').text,
    reader: one('reader').text,
    writerReferences: references('writer'),
    readerReferences: references('reader'),
    profile: (/profile=(\S+)/.exec(expect.info)?.[1] ?? 'confluent@next') as Profile,
    policy: (/policy=(\S+)/.exec(expect.info)?.[1] ?? 'strict') as JsonPolicy,
    proposed: /proposed=(reader|writer)/.exec(expect.info)?.[1] as RuleCase['proposed'],
    expected: text === 'none' ? [] : text.split('\n').map((line) => line.trim()).toSorted(),
  };
}
