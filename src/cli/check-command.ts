import { checkEvents, type CheckOptions } from '../check.ts';
import { UncheckedError, UsageError } from '../errors.ts';
import type { CheckReport } from '../model.ts';
import { failedRun } from '../report/failed-run.ts';
import { loadReporter } from '../report/index.ts';
import { asUnchecked } from '../subject.ts';
import { reportFailure } from './failure.ts';
import type { JudgeOptions } from './judge-options.ts';
import { parseReportFiles, writeReportFiles, type ReportFile } from './report-files.ts';
import { textOptions } from './terminal.ts';
import type { World } from './world.ts';

interface CheckFlags extends JudgeOptions {
  readonly against?: string;
  readonly staged?: boolean;
  readonly registry?: string;
  readonly config?: string;
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly report: readonly string[];
  readonly debug?: boolean;
}

/** `whobreaks check`: the report on stdout as it comes, reports to files, and the exit code. */
export async function checkCommand(files: readonly string[], flags: CheckFlags, world: World, version: string): Promise<number> {
  const targets = parseReportFiles(flags.report);
  const reporter = await loadReporter(flags.format, textOptions(world, world.stdout, flags.color));
  try {
    for await (const event of checkEvents(toOptions(files, flags, world), version)) {
      if (event.kind === 'begin') world.stdout.write(reporter.begin(event.header));
      else if (event.kind === 'subject') world.stdout.write(reporter.subject(event.report));
      else {
        world.stdout.write(reporter.end(event.report));
        return await withFiles(targets, event.report, flags, world);
      }
    }
  } catch (error) {
    // Whoever reads a file or a machine format has to learn of this as well.
    const early = endedEarly(error, version);
    if (early && flags.format !== 'text') world.stdout.write(reporter.begin(early.header) + reporter.end(early));
    if (early) await withFiles(targets, early, flags, world);
    throw error;
  }
  return 3;
}

function endedEarly(error: unknown, version: string): CheckReport | null {
  if (error instanceof UsageError) return failedRun(version, { problems: error.problems });
  return error instanceof UncheckedError ? failedRun(version, { unchecked: [asUnchecked(error)] }) : null;
}

/** A report that cannot be written is never a pass; what breaks is still what breaks. */
async function withFiles(targets: readonly ReportFile[], report: CheckReport, flags: CheckFlags, world: World): Promise<number> {
  try {
    await writeReportFiles(targets, report, world.cwd);
    return report.exitCode;
  } catch (error) {
    const exitCode = reportFailure(error, world, flags.debug === true);
    return report.exitCode === 0 ? exitCode : report.exitCode;
  }
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
