import type { SubjectReport } from '../model.ts';
import { placeText } from './alert-text.ts';

/** Notes take a line, not a page: what is said, of whom, and where. */
export function quietLines(subject: SubjectReport): readonly string[] {
  return subject.alerts
    .filter((alert) => alert.severity === 'note')
    .map((alert) => {
      const who = alert.impacts.map((impact) => `${impact.consumer}, ${placeText(impact.contract)}`);
      return `${alert.message} (${[alert.at ? placeText(alert.at) : subject.file, ...who].join('; ')})`;
    });
}
