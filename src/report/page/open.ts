import type { CheckReport } from '../../model.ts';
import { placeText } from '../alert-text.ts';
import { html, htmlSentence, type Html } from '../html.ts';
import { allUntold, type Untold } from '../untold.ts';

const MOST = 200;

const TITLES: Readonly<Record<Untold['rule'], string>> = {
  'gate/registry-rejects': 'The registry rejects',
  'gate/could-not-check': 'Could not check',
  'gate/invalid-input': 'Input that cannot be read',
};

/** What stands for no finding and is no pass either. */
export function openSections(report: CheckReport): Html {
  const all = allUntold(report);
  const rules = Object.keys(TITLES) as Untold['rule'][];
  return html`${rules.map((rule) => {
    const items = all.filter(({ one }) => one.rule === rule);
    if (items.length === 0) return null;
    return html`<section><h2>${TITLES[rule]}</h2>
${rule === 'gate/registry-rejects' ? null : html`<p>This is not a pass: who breaks is unknown.</p>`}
${items.slice(0, MOST).map(({ one, subject }) => article(one, subject))}
${items.length > MOST ? html`<p class="none">And ${items.length - MOST} more.</p>` : null}</section>
`;
  })}`;
}

function article({ rule, message, help, tried, place }: Untold, subject: string | null): Html {
  return html`<article class="${rule === 'gate/could-not-check' ? 'open' : 'error'}">
<h3>${subject === null ? null : html`<code>${subject}</code>: `}${htmlSentence(message)}</h3>
${place ? html`<p class="place"><code>${placeText(place)}</code></p>` : null}
${tried.length > 0 ? html`<h4>Tried</h4><ol>${tried.map((line) => html`<li>${htmlSentence(line)}</li>`)}</ol>` : null}
<h4>Way out</h4><p>${htmlSentence(help)}</p>
</article>
`;
}
