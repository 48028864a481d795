import type { Alert, CheckReport } from '../../model.ts';

/** Names within the page: numbers, so that nothing from outside can make one. */
export interface Anchors {
  readonly alerts: ReadonlyMap<Alert, string>;
  /** The first alert about a topic. */
  readonly topics: ReadonlyMap<string, string>;
}

export function anchorsOf({ subjects }: CheckReport, most: number): Anchors {
  const alerts = new Map<Alert, string>();
  const topics = new Map<string, string>();
  for (const subject of subjects) {
    for (const alert of subject.alerts) {
      if (alert.severity === 'note') continue;
      if (alerts.size === most) return { alerts, topics };
      const name = `alert-${alerts.size + 1}`;
      alerts.set(alert, name);
      if (!topics.has(subject.topic)) topics.set(subject.topic, name);
    }
  }
  return { alerts, topics };
}
