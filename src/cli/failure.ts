import { UncheckedError, UsageError } from '../errors.ts';
import { problemText, uncheckedText } from '../report/text.ts';
import { asUnchecked } from '../subject.ts';
import { textOptions } from './terminal.ts';
import type { World } from './world.ts';

/** What ended a run early, in words on stderr, and the exit code for it. An unknown error is ours: could not check. */
export function reportFailure(error: unknown, world: World, debug: boolean): number {
  const options = textOptions(world, world.stderr, 'auto');
  if (error instanceof UsageError) {
    world.stderr.write(`${error.problems.map((problem) => problemText(problem, options)).join('\n\n')}\n`);
    return 2;
  }
  if (error instanceof UncheckedError) {
    world.stderr.write(`${uncheckedText(asUnchecked(error), options)}\n`);
    return 3;
  }
  const message = error instanceof Error ? error.message : String(error);
  const text = uncheckedText({ message: `Internal error: ${message}`, tried: [], help: 'Run again with --debug and report it: this is a bug in whobreaks.' }, options);
  world.stderr.write(`${text}\n${debug && error instanceof Error ? `${error.stack ?? ''}\n` : ''}`);
  return 3;
}
