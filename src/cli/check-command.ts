import { checkEvents, type CheckOptions } from '../check.ts';
import { loadReporter } from '../report/index.ts';
import type { JudgeOptions } from './judge-options.ts';
import { textOptions } from './terminal.ts';
import type { World } from './world.ts';

interface CheckFlags extends JudgeOptions {
  readonly against?: string;
  readonly staged?: boolean;
  readonly registry?: string;
  readonly config?: string;
  readonly strict?: boolean;
  readonly all?: boolean;
}

/** `whobreaks check`: the report on stdout as it comes, and the exit code. */
export async function checkCommand(files: readonly string[], flags: CheckFlags, world: World, version: string): Promise<number> {
  const reporter = await loadReporter(flags.format, textOptions(world, world.stdout, flags.color));
  for await (const event of checkEvents(toOptions(files, flags, world), version)) {
    if (event.kind === 'begin') world.stdout.write(reporter.begin(event.header));
    else if (event.kind === 'subject') world.stdout.write(reporter.subject(event.report));
    else {
      world.stdout.write(reporter.end(event.report));
      return event.report.exitCode;
    }
  }
  return 3;
}

function toOptions(files: readonly string[], flags: CheckFlags, world: World): CheckOptions {
  const { against, staged, registry, config, level, profile, jsonPolicy, strict, all } = flags;
  const given = Object.entries({ against, staged, registry, config, level, profile, jsonPolicy, strict, all }).filter(([, value]) => value !== undefined);
  return {
    cwd: world.cwd,
    env: world.env,
    today: world.now().toISOString().slice(0, 10),
    prove: flags.proof,
    ...(files.length > 0 ? { files } : {}),
    ...(Object.fromEntries(given) as Partial<CheckOptions>),
  };
}
