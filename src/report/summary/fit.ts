import { plural } from '../tally.ts';

/** Sections that did not fit, one after another, after which the page is taken for full. */
const MOST_MISSES = 20;

/** A page of whole sections within a limit of bytes. What does not fit is counted, and the page says so. */
export function fit(title: string, sections: readonly (() => string)[], footer: string, limit: number): string {
  let room = limit - (bytes(title) + bytes(footer) + 300);
  let misses = 0;
  const kept: string[] = [];
  for (const section of sections) {
    if (misses === MOST_MISSES) break;
    const text = section();
    const size = bytes(text) + 2;
    if (size > room) {
      misses++;
      continue;
    }
    kept.push(text);
    room -= size;
    misses = 0;
  }
  const left = sections.length - kept.length;
  const note = left === 0 ? [] : [`**${plural(left, 'section')} left out:** a page holds ${limit} bytes. The log and the other reports hold everything.`];
  return `${[title, ...kept, ...note, footer].join('\n\n')}\n`;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
