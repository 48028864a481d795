import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/** Worth asking again: the server was busy or away. Anything else is its answer. */
export function isPassing(status: number): boolean {
  return [408, 429, 500, 502, 503, 504].includes(status);
}

/** Milliseconds that a `Retry-After` header asks for, in seconds or as a date; null without one that can be read. */
export function retryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return /^[A-Za-z]{3},/.test(header) && !Number.isNaN(date) ? Math.max(0, date - now) : null;
}

/** Asks no more than so many questions at once, and none while the server wants to be left alone. */
export class Patience {
  readonly #deadline: number;
  readonly #firstMs: number;
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #quietUntil = 0;

  constructor(atOnce: number, deadline: number, firstPauseMs: number = FIRST_PAUSE_MS) {
    this.#free = atOnce;
    this.#deadline = deadline;
    this.#firstMs = firstPauseMs;
  }

  /** Takes its turn. The time of a question begins when it is asked, not when it queues. */
  async turn<Value>(ask: () => Promise<Value>): Promise<Value> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free--;
    try {
      await this.#quiet();
      return await ask();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  /** A pause for everybody; false when it would last beyond the deadline. */
  holdAll(ms: number): boolean {
    const until = Date.now() + ms;
    if (until >= this.#deadline) return false;
    this.#quietUntil = Math.max(this.#quietUntil, until);
    return true;
  }

  /** A pause of any length up to one that doubles with each round, so that callers do not come back together. */
  async pause(round: number): Promise<boolean> {
    const ms = Math.random() * Math.min(LONGEST_PAUSE_MS, this.#firstMs * 2 ** round);
    if (Date.now() + ms >= this.#deadline) return false;
    await sleep(ms);
    return true;
  }

  async #quiet(): Promise<void> {
    for (let left = this.#quietUntil - Date.now(); left > 0; left = this.#quietUntil - Date.now()) await sleep(left);
  }
}
