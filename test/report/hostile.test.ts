import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { safeLine, safeText, UNSAFE } from '../../src/report/escape.ts';
import { REPORT_FORMATS } from '../../src/report/index.ts';
import { COMMENT_MARKER } from '../../src/report/summary/index.ts';
import { HARMLESS, HOSTILE, poisoned } from './hostile.ts';
import { render } from './render.ts';
import { breaking, invalid } from './reports.ts';
import { otherCommands, runnerCommands } from './runner-grammar.ts';
import { all, parseXml, type Element } from './strict-xml.ts';
import { htmlTree, markdownTree, type Tree } from './tree.ts';
import { violations } from './validators.ts';

/** Between them these have a text in every place that takes one. */
const REPORTS = { breaking: { ...breaking, problems: invalid.subjects[0]!.problems, unchecked: breaking.subjects[1]!.unchecked }, invalid };
const CASES = HOSTILE.flatMap(([name, text]) => Object.entries(REPORTS).map(([kind, report]) => ({ name: `${name}, ${kind}`, text, report: poisoned(report, text), harmless: poisoned(report, HARMLESS) })));

const flat = (text: string): string => text.replace(/[`\u200d]/g, '').replace(/\s+/g, ' ').trim();
/** Where a text is empty its place is left out. */
const isBlank = (text: string): boolean => text.trim() === '';

describe.each(CASES)('$name', ({ text, report, harmless }) => {
  it.each(REPORT_FORMATS)('sends nothing in %s that a terminal or a CI server obeys', (format) => {
    const out = render(format, report);
    const visible = format === 'summary' || format === 'markdown' ? out.replace(/(?<=[@#]|gh-)\u200d/gi, '') : out;
    expect(visible.match(UNSAFE)).toBeNull();
    expect(otherCommands(out)).toEqual([]);
    if (format !== 'github') expect(runnerCommands(out)).toEqual([]);
  });

  it('gives GitHub our commands and no other', () => {
    const lines = render('github', report).trimEnd().split('\n');
    const commands = runnerCommands(lines.join('\n'));
    expect(commands).toHaveLength(lines.length);
    expect(commands.map(({ name }) => name)).toEqual(runnerCommands(render('github', harmless)).map(({ name }) => name));
    for (const { properties } of commands) expect([...properties.keys()].filter((key) => !['file', 'line', 'endLine', 'col', 'endColumn', 'title'].includes(key))).toEqual([]);
    for (const { data } of commands.slice(0, -1)) expect(data).toContain(safeText(text));
    if (!isBlank(text)) expect(commands.map(({ properties }) => properties.get('file'))).toContain(safeLine(text.replace(/^\.\//, '')));
  });

  it('keeps the data of JSON as it is', () => {
    const { reportVersion, ...data } = JSON.parse(render('json', report)) as Record<string, unknown>;
    expect(reportVersion).toBe(1);
    expect(data).toEqual(report);
  });

  it('keeps SARIF valid and makes no link', () => {
    const out = render('sarif', report);
    expect(violations('sarif', out)).toEqual([]);
    const log = JSON.parse(out) as { runs: [{ results: { message: { text: string } }[] }] };
    for (const { message } of log.runs[0].results) expect(message.text).not.toMatch(/(?<!\\)\]\(/);
  });

  it('keeps Code Quality valid, with a fingerprint for each', () => {
    const out = render('gitlab', report);
    expect(violations('gitlab', out)).toEqual([]);
    const prints = (JSON.parse(out) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('keeps JUnit well-formed, whatever it says', () => {
    const root = parseXml(render('junit', report));
    expect(names(root)).toEqual(names(parseXml(render('junit', harmless))));
    expect(all(root, 'testcase').map((one) => one.attributes.get('classname'))).toContain(safeLine(text));
    expect([...all(root, 'failure'), ...all(root, 'error')].map((one) => one.attributes.get('message'))).toContain(safeLine(text));
  });

  it.each(['summary', 'markdown'] as const)('is text in %s: no markup, no link, no mention', (format) => {
    const out = render(format, report);
    const tree = markdownTree(out);
    expect(unknownElements(tree, ['h2', 'h3', 'p', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'code', 'pre', 'strong', 'details', 'summary'])).toEqual([]);
    expect(tree.elements.flatMap(({ attributes }) => [...attributes]).filter(([key, value]) => key !== 'class' || !/^language-(?:json|text)$/.test(value))).toEqual([]);
    expect(tree.comments).toEqual(format === 'markdown' ? [COMMENT_MARKER.slice(4, -3)] : []);
    expect(tree.prose.filter((part) => /@[\da-z]|#\d|gh-\d/i.test(part))).toEqual([]);
    // A comment is short, so that long texts leave sections out.
    if (isBlank(text) || out.includes(' left out:')) return;
    expect(tree.skeleton).toBe(markdownTree(render(format, harmless)).skeleton);
    if (text.length < 250) expect(flat(tree.text)).toContain(flat(safeLine(text)));
  });

  it('is text in the page: no element, no attribute, no address of its own', () => {
    const tree = htmlTree(render('html', report));
    const attributes = tree.elements.flatMap((element) => [...element.attributes]);
    expect(attributes.filter(([key]) => !ATTRIBUTES.includes(key))).toEqual([]);
    expect(attributes.filter(([key, value]) => key === 'href' && !/^(?:#alert-\d+|https:\/\/github\.com\/whobreaks\/whobreaks\/blob\/main\/fixtures\/rules\/(?:avro|protobuf|json|README\.md))$/.test(value))).toEqual([]);
    expect(attributes.filter(([key, value]) => (key === 'class' || key === 'id') && !/^[a-z\d -]*$/.test(value))).toEqual([]);
    expect(tree.comments).toEqual([]);
    if (isBlank(text)) return;
    expect(tree.skeleton).toBe(htmlTree(render('html', harmless)).skeleton);
    expect(flat(tree.text)).toContain(flat(safeText(text)));
  });
});

const ATTRIBUTES = [
  'lang', 'charset', 'http-equiv', 'content', 'name', 'class', 'id', 'href', 'rel', 'scope', 'data-label', 'viewBox', 'preserveAspectRatio', 'aria-hidden', 'x', 'y', 'width', 'height',
];

function unknownElements(tree: Tree, known: readonly string[]): string[] {
  return tree.elements.map(({ name }) => name).filter((name) => !known.includes(name));
}

function names(element: Element): unknown {
  return [element.name, [...element.attributes.keys()], element.children.map(names)];
}

const xmllint = spawnSync('xmllint', ['--version']).error === undefined;

describe('xmllint', () => {
  if (!xmllint) console.warn('xmllint is not installed: JUnit was read by the strict reader of these tests only.');

  it.skipIf(!xmllint)('reads every JUnit report', () => {
    const folder = mkdtempSync(join(tmpdir(), 'whobreaks-junit-'));
    try {
      const files = CASES.map(({ report }, index) => {
        const file = join(folder, `${index}.xml`);
        writeFileSync(file, render('junit', report));
        return file;
      });
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', ...files], { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
