import type { CheckReport } from '../../model.ts';
import { html, htmlSentence, type Html } from '../html.ts';
import { quietLines } from '../quiet.ts';
import { atEnd } from '../reporter.ts';
import { plural } from '../tally.ts';
import { headline, sentences } from '../verdict.ts';
import { alertArticle } from './alert.ts';
import { anchorsOf, type Anchors } from './anchors.ts';
import { blastRadius } from './blast.ts';
import { checkedTable } from './checked.ts';
import { matrix } from './matrix.ts';
import { openSections } from './open.ts';
import { STYLE, STYLE_HASH } from './style.ts';

const MOST_ALERTS = 500;
const MOST_NOTES = 500;

/** One page that needs nothing else: no script, nothing loaded from anywhere, light and dark, fit for paper and a phone. */
export const htmlReporter = atEnd((report) => page(report, anchorsOf(report, MOST_ALERTS)).markup);

function page(report: CheckReport, anchors: Anchors): Html {
  const title = `whobreaks: ${headline(report)}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
<header class="verdict ${report.verdict}"><h1>${title}</h1>${sentences(report).map((line) => html`<p>${line}</p>`)}</header>
${facts(report)}
${blastRadius(report)}
${openSections(report)}
${matrix(report, anchors)}
${alerts(report, anchors)}
${checkedTable(report)}
${notes(report)}
</main>
<footer>whobreaks ${report.header.version}, exit ${report.exitCode} (0 safe, 1 breaks, 2 wrong use or input, 3 could not check)</footer>
</body>
</html>
`;
}

function facts({ header }: CheckReport): Html {
  if (header.command === 'compare') return html`<dl><dt>Compared with</dt><dd><code>${header.baseline.label}</code>, two files and no consumers</dd></dl>`;
  const { baseline, registry, config, schemas, changed, contracts } = header;
  return html`<dl>
<dt>Baseline</dt><dd><code>${baseline.label}</code> ${baseline.detail}</dd>
${registry === null ? null : html`<dt>Registry</dt><dd><code>${registry}</code></dd>
`}<dt>Configuration</dt><dd>${config === null ? 'none: schemas and contracts were found by name' : html`<code>${config}</code>`}</dd>
<dt>Schemas</dt><dd>${schemas} found, ${changed} changed</dd>
<dt>Contracts</dt><dd>${contracts === 0 ? 'none found: who reads these schemas is unknown' : plural(contracts, 'consumer')}</dd>
</dl>`;
}

function alerts({ subjects, header }: CheckReport, anchors: Anchors): Html {
  const all = subjects.reduce((sum, subject) => sum + subject.alerts.filter((alert) => alert.severity !== 'note').length, 0);
  const left = all - anchors.alerts.size;
  return html`${subjects.map((subject) => {
    const shown = subject.alerts.filter((alert) => anchors.alerts.has(alert));
    const quiet = quietLines(subject);
    if (shown.length + quiet.length === 0) return null;
    return html`<section><h2>${subject.subject}</h2>
${shown.map((alert) => alertArticle(alert, subject, header, anchors.alerts.get(alert)!))}${noteList(quiet)}</section>
`;
  })}${left > 0 ? html`<p class="none">${plural(left, 'finding')} more not shown here; the JSON report holds all.</p>` : null}`;
}

function noteList(lines: readonly string[]): Html {
  if (lines.length === 0) return html``;
  const more = lines.length > MOST_NOTES ? html`<li>And ${lines.length - MOST_NOTES} more.</li>` : null;
  return html`<ul class="notes">${lines.slice(0, MOST_NOTES).map((line) => html`<li>${htmlSentence(line)}</li>`)}${more}</ul>`;
}

function notes({ notes }: CheckReport): Html {
  if (notes.length === 0) return html``;
  return html`<section><h2>Notes</h2>${noteList(notes)}</section>`;
}
