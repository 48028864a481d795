import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeSpans } from '../../src/report/code-spans.ts';
import { safeLine, safePoints } from '../../src/report/escape.ts';
import { fnv1a } from '../../src/report/fingerprint.ts';
import { html, htmlSentence } from '../../src/report/html.ts';
import { safeJson } from '../../src/report/json-escape.ts';
import { mdCode, mdFence, mdSentence, mdText } from '../../src/report/markdown.ts';
import { STYLE, STYLE_HASH } from '../../src/report/page/style.ts';
import { fileLocation } from '../../src/report/sarif/location.ts';
import { workflowCommand } from '../../src/report/workflow-command.ts';
import { xmlAttribute, xmlText } from '../../src/report/xml.ts';

describe('lines of a log', () => {
  it.each([
    ['::error::x', '\\u{3a}:error::x'],
    ['a ::add-mask::x', 'a \\u{3a}:add-mask::x'],
    ['shop::Order and std::string', 'shop::Order and std::string'],
    ['10:::20', '10:::20'],
    ['##vso[x]', '\\u{23}#vso[x]'],
    ['###[x]', '#\\u{23}#[x]'],
    ['## a title', '## a title'],
  ])('shows %j as %j', (text, shown) => {
    expect(safeLine(text)).toBe(shown);
    expect(safePoints(text).join('')).toBe(shown);
  });
});

describe('JSON', () => {
  it('stays the same data', () => {
    const value = { '##[a]': '\u009b\u202e\u{e0041}\ud800 ###vso[ \\##[', b: ['\u0000\n\t"'] };
    expect(JSON.parse(safeJson(value))).toEqual(value);
    expect(safeJson(value)).toMatch(/^[\n -~]*$/);
    expect(safeJson(value)).not.toContain('##');
  });
});

describe('Markdown', () => {
  it.each([
    ['order_id, total and FORWARD_TRANSITIVE', 'order_id, total and FORWARD_TRANSITIVE'],
    ['_a_ *b* ~c~ $d$', '\\_a\\_ \\*b\\* \\~c\\~ \\$d\\$'],
    ['[a](b) <c> &d; \\ | `', '\\[a\\](b) &#60;c&#62; &#38;d; &#92; &#124; &#96;'],
    ['@team #12 GH-3 a@b.c', '\\@\u200dteam \\#\u200d12 GH-\u200d3 a\\@\u200db.c'],
    ['https://a www.b', 'https\\://a www\\.b'],
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['12. a', '12\\. a'],
    ['3 of 6 consumers', '3 of 6 consumers'],
  ])('writes the text %j as %j', (text, written) => {
    expect(mdText(text)).toBe(written);
  });

  it.each([
    ['order_id', '`order_id`'],
    ['#team @me', '`#team @me`'],
    ['a`b', '<code>a&#96;b</code>'],
    ['a|b', '<code>a&#124;b</code>'],
    ['a\\', '<code>a&#92;</code>'],
    [' a', '<code> a</code>'],
    ['', '""'],
  ])('writes the name %j as %j', (text, written) => {
    expect(mdCode(text)).toBe(written);
  });

  it('keeps names in sentences, and fences what is in backticks', () => {
    expect(mdSentence('`a_b` is gone from `c|d`: *x*')).toBe('`a_b` is gone from <code>c&#124;d</code>: \\*x\\*');
    expect(mdFence(['a ````', 'b'], 'text')).toEqual(['`````text', 'a ````', 'b', '`````']);
  });
});

describe('names in backticks', () => {
  it.each([
    ['a `b` c', [['a ', false], ['b', true], [' c', false]]],
    ['`b`', [['b', true]]],
    ['a ` b', [['a ` b', false]]],
    ['`a` b ` c', [['a', true], [' b ` c', false]]],
    ['', []],
  ] as const)('are found in %j', (sentence, spans) => {
    expect(codeSpans(sentence).map(({ text, code }) => [text, code])).toEqual(spans);
  });
});

describe('other writers', () => {
  it('write a command of GitHub in one line', () => {
    expect(workflowCommand('error', new Map<string, string | number>([['file', 'a,b:c%'], ['line', 3], ['col', '']]), '100 %\r\nb')).toBe('::error file=a%2Cb%3Ac%25,line=3::100 %25\\u{d}%0Ab');
    expect(workflowCommand('notice', new Map(), 'a')).toBe('::notice::a');
  });

  it('write XML', () => {
    expect(xmlText('a ]]> <b> & "c"\u0000')).toBe('a ]]&gt; &lt;b&gt; &amp; &quot;c&quot;\\u{0}');
    expect(xmlAttribute('a', '"<\n\t>')).toBe(' a="&quot;&lt;\\n &gt;"');
    expect(xmlAttribute('a', null)).toBe('');
  });

  it('write HTML, where only a template is markup', () => {
    expect(html`<p title="${'"><b>'}">${['<i>', 1, null, html`<u>${"'"}</u>`]}</p>`.markup).toBe('<p title="&quot;&gt;&lt;b&gt;">&lt;i&gt;1<u>&#39;</u></p>');
    expect(htmlSentence('a `<b>` ` c').markup).toBe('a <code>&lt;b&gt;</code> ` c');
  });

  it('write paths as addresses in SARIF', () => {
    expect(fileLocation('./a b/ü%:1.avsc').artifactLocation).toEqual({ uri: 'a%20b/%C3%BC%25%3A1.avsc', uriBaseId: '%SRCROOT%' });
    expect(fileLocation('/a/b.avsc').artifactLocation).toEqual({ uri: 'file:///a/b.avsc' });
    expect(fileLocation('a\ud800').artifactLocation.uri).toBe('a%EF%BF%BD');
  });
});

describe('fingerprints', () => {
  // The published test vectors of 64-bit FNV-1a.
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('hash %j', (text, hash) => {
    expect(fnv1a(text)).toBe(hash);
  });
});

describe('the style of the page', () => {
  it('has the hash that the policy of the page names', () => {
    expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
    expect(STYLE).not.toMatch(/url\(|@import|<\//);
  });
});
