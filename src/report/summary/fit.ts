import { plural } from '../tally.ts';

/** A page of whole sections within a limit of bytes. What does not fit is counted, and the page says so. */
export function fit(title: string, sections: Iterable<string>, footer: string, limit: number): string {
  const fixed = bytes(title) + bytes(footer) + 300;
  let room = limit - fixed;
  const kept: string[] = [];
  let left = 0;
  for (const section of sections) {
    const size = bytes(section) + 2;
    if (size > room) left++;
    else {
      kept.push(section);
      room -= size;
    }
  }
  const note = left === 0 ? [] : [`**${plural(left, 'section')} left out:** a page holds ${limit} bytes. The log and the other reports hold everything.`];
  return `${[title, ...kept, ...note, footer].join('\n\n')}\n`;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
