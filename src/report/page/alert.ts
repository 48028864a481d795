import type { Alert, Impact, Place, RunHeader, SubjectReport } from '../../model.ts';
import { againCommand } from '../again.ts';
import { howMany, placeText, registrySentence, safeRow, unnamedReaders } from '../alert-text.ts';
import { clip } from '../clip.ts';
import { html, htmlSentence, type Html } from '../html.ts';
import { proofSentence } from '../proof-words.ts';
import { rulePage } from '../rule-page.ts';
import { plural } from '../tally.ts';
import { excerptBlock } from './excerpt.ts';

const MOST_IMPACTS = 200;
const MOST_DATUM = 20_000;

/** One thing that a person has to look at, with everything that is known about it. */
export function alertArticle(alert: Alert, subject: SubjectReport, run: RunHeader, anchor: string): Html {
  const registry = registrySentence(alert, subject);
  const safe = safeRow(alert, subject);
  return html`<article class="${alert.severity}" id="${anchor}">
<h3><span class="mark ${alert.severity}">${alert.severity}</span> ${htmlSentence(alert.message)}${howMany(alert, subject)}</h3>
<p class="place">${where(alert, subject, run)}, rule <a href="${rulePage(alert.rule)}" rel="noreferrer">${alert.rule}</a></p>
${excerptBlock(alert.excerpt)}
${readers(alert)}
${safe === '' ? null : titled('Safe', html`<p>${safe}</p>`)}
${alert.proof ? titled('Proof', html`<p>${htmlSentence(proofSentence(alert.proof))}</p><pre class="wrap">${clip(JSON.stringify(alert.proof.datum), MOST_DATUM)}</pre>${alert.proof.bytes ? html`<p class="place">Encoded: <code>${clip(alert.proof.bytes, 400)}</code></p>` : null}`) : null}
${registry === '' ? null : titled('Registry', html`<p>${htmlSentence(registry)}</p>`)}
${alert.fixes.length > 0 ? titled('Safe way', html`<ol>${alert.fixes.map((fix) => html`<li>${htmlSentence(fix)}</li>`)}</ol>`) : titled('Way out', html`<p>${htmlSentence(alert.help)}</p>`)}
${titled('Reproduce', html`<pre class="wrap">${againCommand(subject, run)}</pre>`)}
</article>
`;
}

function titled(title: string, body: Html): Html {
  return html`<h4>${title}</h4>${body}`;
}

function where({ at, was }: Alert, subject: SubjectReport, run: RunHeader): Html {
  const before = (place: Place): Html => html`was <code>${place.file === subject.file ? `${place.line}:${place.column}` : placeText(place)}</code> at <code>${run.baseline.label}</code>`;
  if (at) return html`<code>${placeText(at)}</code>${was ? html` (${before(was)})` : null}`;
  return html`<code>${subject.file}</code>${was ? html` (gone; ${before(was)})` : null}`;
}

function readers(alert: Alert): Html {
  const { impacts } = alert;
  const unnamed = unnamedReaders(alert);
  if (impacts.length === 0) return unnamed === '' ? html`` : titled('Who is hurt', html`<p>${unnamed}; no contract says who they are</p>`);
  return titled(
    'Who is hurt',
    html`<div class="scroll"><table class="stack"><thead><tr><th scope="col">Consumer</th><th scope="col">Team</th><th scope="col">Ask</th><th scope="col">Reads</th><th scope="col">Contract</th></tr></thead>
<tbody>${impacts.slice(0, MOST_IMPACTS).map(reader)}
</tbody></table></div>${impacts.length > MOST_IMPACTS ? html`<p class="none">And ${plural(impacts.length - MOST_IMPACTS, 'row')} more.</p>` : null}`,
  );
}

function reader({ consumer, owner, level, path, contract }: Impact): Html {
  return html`
<tr><th scope="row">${consumer} <span class="mark ${level}">${level === 'error' ? 'breaks' : level === 'warning' ? 'at risk' : 'note'}</span></th><td data-label="Team">${owner?.team ?? ''}</td><td data-label="Ask">${owner?.slack ?? owner?.email ?? owner?.pager ?? ''}</td><td data-label="Reads">${path === '' ? '' : html`<code>${path}</code>`}</td><td data-label="Contract"><code>${placeText(contract)}</code></td></tr>`;
}
