import type { CheckReport, Impact } from '../../model.ts';
import { html, type Html } from '../html.ts';
import { plural } from '../tally.ts';
import { consumerRows, readTopics, STANDING_WORDS, STANDINGS, type ConsumerRow, type Standing } from './standing.ts';

/** How far the change reaches: each topic with the share of its readers that break, each team with whom to ask. */
export function blastRadius(report: CheckReport): Html {
  const rows = consumerRows(report);
  const hurt = rows.filter((row) => row.worst === 'breaks');
  if (hurt.length === 0) return html``;
  const topics = readTopics(report).filter((topic) => hurt.some((row) => row.byTopic.get(topic) === 'breaks'));
  const teams = teamsOf(report);
  return html`<section><h2>Blast radius</h2>
<p>${plural(hurt.length, 'consumer')} on ${plural(topics.length, 'topic')}, ${plural(teams.filter(({ named }) => named).length, 'team')} to ask.</p>
<div class="scroll"><table class="stack"><thead><tr><th scope="col" class="topic">Topic</th><th scope="col" class="share">Its readers</th><th scope="col">Who breaks</th></tr></thead>
<tbody>${topics.map((topic) => topicRow(topic, rows))}
</tbody></table></div></section>
<section><h2>Whom to ask</h2>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Team</th><th scope="col">Ask</th><th scope="col">Consumers that break</th><th scope="col">What they read</th></tr></thead>
<tbody>${teams.map(
    ({ team, ask, consumers, paths }) => html`
<tr><th scope="row">${team}</th><td data-label="Ask">${ask}</td><td data-label="Breaks">${consumers.join(', ')}</td><td data-label="Reads">${listed(paths)}</td></tr>`,
  )}
</tbody></table></div></section>
`;
}

function topicRow(topic: string, rows: readonly ConsumerRow[]): Html {
  const readers = rows.filter((row) => row.byTopic.has(topic));
  const broken = readers.filter((row) => row.byTopic.get(topic) === 'breaks').map((row) => row.consumer);
  const shares = STANDINGS.map((standing) => ({ standing, n: readers.filter((row) => row.byTopic.get(topic) === standing).length })).filter(({ n }) => n > 0);
  const said = shares.map(({ standing, n }) => `${n} ${standing === 'breaks' && n > 1 ? 'break' : STANDING_WORDS[standing]}`).join(', ');
  return html`
<tr><th scope="row">${topic}</th><td>${bar(shares, readers.length)}<small>${said}</small></td><td data-label="Breaks">${broken.join(', ')}</td></tr>`;
}

function bar(shares: readonly { standing: Standing; n: number }[], all: number): Html {
  let x = 0;
  const parts = shares.map(({ standing, n }) => {
    const part = html`<rect class="${standing}" x="${x}" y="0" width="${n}" height="1"/>`;
    x += n;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 ${all} 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

interface TeamRow {
  readonly named: boolean;
  readonly team: string;
  readonly ask: string;
  readonly consumers: readonly string[];
  readonly paths: readonly string[];
}

function teamsOf({ subjects }: CheckReport): readonly TeamRow[] {
  const teams = new Map<string, { named: boolean; team: string; ask: string; consumers: Set<string>; paths: Set<string> }>();
  for (const { consumer, owner, path } of subjects.flatMap((subject) => [...brokenImpacts(subject.alerts), ...brokenNames(subject.consumers)])) {
    const team = owner?.team ?? 'no team named';
    const ask = owner?.slack ?? owner?.email ?? owner?.pager ?? '';
    const named = owner?.team !== undefined;
    const key = JSON.stringify([named, team, ask]);
    const row = teams.get(key) ?? { named, team, ask, consumers: new Set<string>(), paths: new Set<string>() };
    teams.set(key, row);
    row.consumers.add(consumer);
    if (path !== '') row.paths.add(path);
  }
  const rows = [...teams.values()].map((row) => ({ ...row, consumers: [...row.consumers], paths: [...row.paths] }));
  return rows.toSorted((a, b) => Number(b.named) - Number(a.named) || (a.team < b.team ? -1 : 1));
}

type Broken = Pick<Impact, 'consumer' | 'path'> & { readonly owner?: Impact['owner'] | undefined };

function brokenImpacts(alerts: CheckReport['subjects'][number]['alerts']): readonly Broken[] {
  return alerts.flatMap((alert) => alert.impacts.filter((impact) => impact.level === 'error'));
}

function brokenNames(consumers: CheckReport['subjects'][number]['consumers']): readonly Broken[] {
  return consumers.filter((one) => one.verdict === 'breaks').map(({ consumer, owner }) => ({ consumer, owner, path: '' }));
}

function listed(paths: readonly string[]): Html {
  return html`${paths.map((path, index) => html`${index === 0 ? '' : ', '}<code>${path}</code>`)}`;
}
