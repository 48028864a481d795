import type { CheckReport, SubjectReport, Verdict } from '../../model.ts';
import { levelSentence } from '../alert-text.ts';
import { html, htmlSentence, type Html } from '../html.ts';
import { plural } from '../tally.ts';

const MOST = 1000;
const MARKS: Readonly<Record<Verdict, readonly [string, string]>> = { safe: ['safe', 'safe'], breaks: ['breaks', 'breaks'], unchecked: ['unknown', 'not checked'] };

/** Every schema that was looked at, with what was asked of it. */
export function checkedTable({ subjects }: CheckReport): Html {
  if (subjects.length === 0) return html``;
  return html`<section><h2>Schemas that were looked at</h2>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Subject</th><th scope="col">Answer</th><th scope="col">Change</th><th scope="col">Question</th></tr></thead>
<tbody>${subjects.slice(0, MOST).map(row)}
</tbody></table></div>
${subjects.length > MOST ? html`<p class="none">And ${plural(subjects.length - MOST, 'subject')} more.</p>` : null}</section>
`;
}

function row(subject: SubjectReport): Html {
  const [name, word] = MARKS[subject.verdict];
  const change = subject.change === 'renamed' && subject.previousFile !== undefined ? `renamed from ${subject.previousFile}` : subject.change;
  return html`
<tr><th scope="row">${subject.subject}<small>${subject.file}</small></th><td><span class="mark ${name}">${word}</span></td><td data-label="Change">${change}</td><td data-label="Question">${subject.registry ? levelSentence(subject.registry.level) : 'nothing was compared'}${subject.notes.map((note) => html`<small>${htmlSentence(note)}</small>`)}</td></tr>`;
}
