import type { CheckReport } from '../../src/model.ts';

const controls = Array.from({ length: 0xa0 }, (_, code) => code).filter((code) => code < 0x20 || code >= 0x7f).map((code) => String.fromCharCode(code)).join('');

/** Text that somebody outside may put into a name, a doc, a message, a path or an answer of the registry. */
export const HOSTILE: readonly (readonly [string, string])[] = [
  ['every control character', `a${controls}b`],
  ['an escape sequence for the clipboard', 'a\u001b]52;c;aGk=\u0007b'],
  ['a carriage return that overwrites', 'breaks\rsafe'],
  ['bidirectional overrides', 'a\u202eb\u2066c\u2069d\u200fe\u061cf'],
  ['zero-width and invisible letters', 'a\u200bb\u200dc\ufeffd\u00ade\u2060f\u3164g\u{e0041}h\ufe0fi'],
  ['a lone surrogate and noncharacters', 'a\ud800b\udc00c\uffffd\ufffe'],
  ['a workflow command', '::stop-commands::pause'],
  ['a workflow command on a line of its own', 'a\n::error file=x,line=1::owned\r\n::add-mask::a\nb'],
  ['a workflow command after spaces', 'a   ::set-output name=x::y \u00a0::warning::z'],
  ['escapes of the runner', 'a%0A::error::owned%0D%25%3A%2C,:;=]b'],
  ['an old workflow command', 'a ##[error]owned ##[add-mask]x'],
  ['a command of Azure Pipelines', 'a ##vso[task.setvariable variable=x]y ###vso[task.complete]'],
  ['a command of TeamCity', "##teamcity[buildStatus status='SUCCESS' text='safe']"],
  ['the end of a CDATA section', 'a]]>b<![CDATA[c]]><!-- d --><?e?>&f;&#0;&lt;'],
  ['a tag that closes', `</code></pre></td></table></script></style></details><script>alert(1)</script>`],
  ['an image that runs', '<img src=x onerror=alert(1)>'],
  ['an attribute that ends', `" onmouseover="alert(1)" x='y' autofocus onfocus=alert(1) '`],
  ['a link that runs', '[safe](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example>'],
  ['a reference link', '[a]: https://evil.example\n[a] [b][a]'],
  ['links without brackets', 'https://evil.example www.evil.example mailto:a@evil.example a@evil.example'],
  ['mentions', '@team @org/team (@user) x@user,@user'],
  ['references to issues', '#123 org/repo#123 GH-123 (#1)'],
  ['backticks', '`a` ``b`` ```c``` ` d `` e'],
  ['one backtick', 'a`b'],
  ['a fence', '```\n</code>\n```js\n~~~\n'],
  ['pipes', 'a|b|c\\|d\\\\|e|'],
  ['a pipe in code', '`a\\|b` | `c|d`'],
  ['a title and a rule', '# a\n===\n---\n## b'],
  ['a list and a quote', '- a\n* b\n+ c\n1. d\n1) e\n> f'],
  ['emphasis', '**a** _b_ __c__ ~~d~~ *e*'],
  ['mathematics', '$a$ $$b$$ $`c`$'],
  ['entities and backslashes', '&lt;b&gt; &#60;i&#62; \\<u\\> \\'],
  ['an empty text', ''],
  ['spaces', '  \t '],
  ['a directive of the style', '}*{display:none}/*'],
  ['names that every object has', '__proto__'],
  ['a path that climbs', '../../etc/passwd'],
  ['a path with a scheme', 'javascript:alert(1)//'],
  ['a long word', 'a'.repeat(3000)],
  ['a word that looks like an option', '--help'],
];

/** Text in the place of another, of the same kind for every reader, to compare with. */
export const HARMLESS = 'name';

/** Words that the code chooses, not the outside. */
const OWN = new Set(['severity', 'verdict', 'change', 'format', 'level', 'levelFrom', 'direction', 'baseline', 'proposed', 'command']);

/** The report with `text` in every string that may come from outside. `null` leaves a report as it is. */
export function poisoned(report: CheckReport, text: string): CheckReport {
  return poison(report, text) as CheckReport;
}

function poison(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((item) => poison(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isOwn(key, item, value) ? item : poison(item, text)]));
}

function isOwn(key: string, item: unknown, parent: object): boolean {
  if (typeof item !== 'string') return false;
  return OWN.has(key) || (key === 'outcome' && 'datum' in parent);
}
