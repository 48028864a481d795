import type { CheckReport } from '../../model.ts';
import { html, type Html } from '../html.ts';
import { plural } from '../tally.ts';
import type { Anchors } from './anchors.ts';
import { consumerRows, readTopics, STANDING_WORDS, type ConsumerRow } from './standing.ts';

const MOST_ROWS = 500;
const MOST_TOPICS = 60;

/** Every consumer by every topic that is read. */
export function matrix(report: CheckReport, anchors: Anchors): Html {
  const rows = consumerRows(report);
  const topics = readTopics(report);
  if (rows.length === 0) return html``;
  const shown = topics.slice(0, MOST_TOPICS);
  const left = [
    ...(rows.length > MOST_ROWS ? [plural(rows.length - MOST_ROWS, 'consumer')] : []),
    ...(topics.length > MOST_TOPICS ? [plural(topics.length - MOST_TOPICS, 'topic')] : []),
  ];
  return html`<section><h2>Consumers by topic</h2>
<div class="scroll"><table class="matrix"><thead><tr><th scope="col">Consumer</th>${shown.map((topic) => html`<th scope="col">${topic}</th>`)}</tr></thead>
<tbody>${rows.slice(0, MOST_ROWS).map((row) => rowOf(row, shown, anchors))}
</tbody></table></div>
${left.length > 0 ? html`<p class="none">Not shown: ${left.join(', ')}.</p>` : null}</section>
`;
}

function rowOf({ consumer, owner, byTopic }: ConsumerRow, topics: readonly string[], anchors: Anchors): Html {
  const cells = topics.map((topic) => {
    const standing = byTopic.get(topic);
    if (!standing) return html`<td class="none">not a reader</td>`;
    const anchor = standing === 'safe' ? undefined : anchors.topics.get(topic);
    const word = STANDING_WORDS[standing];
    return html`<td>${anchor ? html`<a class="mark ${standing}" href="#${anchor}">${word}</a>` : html`<span class="mark ${standing}">${word}</span>`}</td>`;
  });
  return html`
<tr><th scope="row">${consumer}${owner?.team === undefined ? null : html`<small>${owner.team}</small>`}</th>${cells}</tr>`;
}
