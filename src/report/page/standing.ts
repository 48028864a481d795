import type { CheckReport, ConsumerVerdict, Owner } from '../../model.ts';

export type Standing = ConsumerVerdict['verdict'];

/** The worst first. */
export const STANDINGS: readonly Standing[] = ['breaks', 'at-risk', 'unknown', 'safe'];
export const STANDING_WORDS: Readonly<Record<Standing, string>> = { breaks: 'breaks', 'at-risk': 'at risk', unknown: 'unknown', safe: 'safe' };

export interface ConsumerRow {
  readonly consumer: string;
  readonly owner: Owner | undefined;
  /** The worst of all topics. */
  readonly worst: Standing;
  readonly byTopic: ReadonlyMap<string, Standing>;
}

/** Each consumer with what the change does to it on each topic, those who break first. */
export function consumerRows({ subjects }: CheckReport): readonly ConsumerRow[] {
  const rows = new Map<string, { owner: Owner | undefined; byTopic: Map<string, Standing> }>();
  for (const subject of subjects) {
    for (const { consumer, owner, verdict } of subject.consumers) {
      const row = rows.get(consumer) ?? { owner, byTopic: new Map<string, Standing>() };
      rows.set(consumer, row);
      const known = row.byTopic.get(subject.topic);
      row.byTopic.set(subject.topic, known ? worse(known, verdict) : verdict);
    }
  }
  const list = [...rows].map(([consumer, { owner, byTopic }]) => ({ consumer, owner, byTopic, worst: [...byTopic.values()].reduce(worse) }));
  return list.toSorted((a, b) => STANDINGS.indexOf(a.worst) - STANDINGS.indexOf(b.worst) || (a.consumer < b.consumer ? -1 : 1));
}

function worse(a: Standing, b: Standing): Standing {
  return STANDINGS.indexOf(a) <= STANDINGS.indexOf(b) ? a : b;
}

/** Topics that somebody reads, in the order of the run. */
export function readTopics({ subjects }: CheckReport): readonly string[] {
  return [...new Set(subjects.filter((subject) => subject.consumers.length > 0).map((subject) => subject.topic))];
}
