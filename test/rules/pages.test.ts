import { describe, expect, it } from 'vitest';
import { compare, type CompareInput } from '../../src/compare.ts';
import type { Finding, Place } from '../../src/model.ts';
import { allRules, rulesOf } from '../../src/rules.ts';
import { readPages, type RuleCase } from './page.ts';

const pages = readPages();
const cases = pages.flatMap((page) => page.cases);

describe.each(pages)('$page', ({ cases }) => {
  it.each(cases)('$rule: $title', async (item) => {
    const answer = await compare(input(item));
    expect(answer.findings.map(line).toSorted()).toEqual(item.expected);
  });

  it.each(cases)('is silent about each side against itself: $title', async (item) => {
    const both = input(item);
    for (const side of [both.reader, both.writer]) {
      const answer = await compare({ ...both, reader: side, writer: side });
      const rows = await rulesOf(item.format);
      expect(answer.findings.filter((finding) => !finding.rule.includes('self') && rows[finding.rule]!.alone !== true)).toEqual([]);
    }
  });
});

describe('the catalogue', () => {
  it('has pages and rows', async () => {
    expect(pages.length).toBeGreaterThan(10);
    expect((await allRules()).size).toBeGreaterThan(60);
  });

  it.each(['avro', 'protobuf', 'json'] as const)('has one heading for every %s row, and a row for every heading', async (format) => {
    const headings = pages.filter((page) => page.format === format).flatMap((page) => page.rules);
    expect(headings.toSorted()).toEqual(Object.keys(await rulesOf(format)).toSorted());
  });

  it.each(['avro', 'protobuf', 'json'] as const)('shows a case that reports each %s rule, and one near it that is silent', async (format) => {
    for (const rule of Object.keys(await rulesOf(format))) {
      const own = cases.filter((item) => item.rule === rule);
      expect(own.some((item) => item.expected.some((line) => line.split(' ')[1] === rule)), `${rule} is reported by a case of its own`).toBe(true);
      expect(own.some((item) => item.expected.every((line) => line.split(' ')[1] !== rule)), `${rule} has a case that does not report it`).toBe(true);
    }
  });

  it('has a title, a help and ids that read well', async () => {
    for (const [id, row] of await allRules()) {
      expect(id).toMatch(/^(?:avro|protobuf|json|contract|gate)\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(row.title, id).toMatch(/^[A-Z`].*[^.]$/);
      expect(row.help, id).toMatch(/^[A-Z`].*\.$/);
    }
  });
});

function input(item: RuleCase): CompareInput {
  return {
    format: item.format,
    reader: { schema: item.reader, references: item.readerReferences, file: 'reader' },
    writer: { schema: item.writer, references: item.writerReferences, file: 'writer' },
    profile: item.profile,
    policy: item.policy,
    ...(item.proposed === undefined ? {} : { proposed: item.proposed }),
    prove: false,
  };
}

function line(finding: Finding): string {
  return `${finding.path} ${finding.rule} reader ${spot(finding.at)} writer ${spot(finding.was)}`;
}

function spot(place: Place | null): string {
  return place ? `${place.line}:${place.column}` : '-';
}
