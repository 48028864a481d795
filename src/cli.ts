import { Command, CommanderError, Option } from 'commander';
import type { World } from './cli/world.ts';
import { UsageError } from './errors.ts';

declare const __VERSION__: string | undefined;

/** The version in package.json; set by the build. */
export const VERSION: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source';

const FORMATS = ['text', 'json'];
const REPORTS = [...FORMATS, 'sarif', 'junit', 'github', 'summary', 'markdown', 'gitlab', 'html'];
const LEVEL_NAMES = ['NONE', 'BACKWARD', 'BACKWARD_TRANSITIVE', 'FORWARD', 'FORWARD_TRANSITIVE', 'FULL', 'FULL_TRANSITIVE'];
const PROFILES = ['confluent@next', 'confluent@8.3'];

/** Runs one command line. Resolves to the exit code: 0 safe, 1 breaks, 2 wrong use or input, 3 could not check. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  let exitCode = 0;
  const program = commands(world, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { reportFailure } = await import('./cli/failure.ts');
    return reportFailure(error, world, argv.includes('--debug'));
  }
}

function commands(world: World, done: (exitCode: number) => void): Command {
  const program = new Command('whobreaks')
    .description('Tells which consumers a schema change breaks, before you merge it, and proves it.')
    .version(VERSION, '-V, --version')
    .addOption(new Option('--color <when>', 'colour the text').choices(['auto', 'always', 'never']).default('auto'))
    .option('--debug', 'show the stack of an internal error')
    .exitOverride()
    .showHelpAfterError('Run whobreaks --help for the commands.')
    .configureOutput({
      writeOut: (text) => void world.stdout.write(text),
      writeErr: (text) => void world.stderr.write(text),
    })
    .addHelpText('after', '\nExit codes: 0 safe, 1 something breaks, 2 wrong use or unreadable input, 3 could not check.');

  const shared = (name: string, description: string, formats: readonly string[] = FORMATS): Command =>
    program
      .command(name)
      .description(description)
      .addOption(new Option('--format <format>', 'how to print the answer').choices(formats).default('text'));

  const judged = (command: Command): Command =>
    command
      .addOption(new Option('--level <level>', 'compatibility level, instead of the configured one').choices(LEVEL_NAMES).argParser(level))
      .addOption(new Option('--profile <release>', "release of the registry's rules").choices(PROFILES))
      .addOption(new Option('--json-policy <policy>', 'how open content models are judged in JSON Schema').choices(['strict', 'lenient']))
      .option('--no-proof', 'do not look for a message that proves a finding');

  judged(shared('check', 'check every changed schema of this repository, and name who breaks', REPORTS))
    .argument('[files...]', 'only these schema files')
    .option('--against <ref>', 'baseline: a commit, branch or tag, git:<ref>[:<path>], a folder or file, or registry')
    .option('--staged', 'check what is staged, not the working tree')
    .option('--registry <url>', 'registry to take versions and levels from')
    .option('--config <file>', 'configuration file', undefined)
    .option('--report <format=file>', `write a report to a file as well, as often as you like: ${REPORTS.join(', ')}`, collect, [])
    .option('--strict', 'damage that was there before blocks as well')
    .option('--all', 'check unchanged schemas too')
    .action(async (files: string[], options: Record<string, unknown>) => {
      const { checkCommand } = await import('./cli/check-command.ts');
      done(await checkCommand(files, { ...options, ...program.opts<object>() } as never, world, VERSION));
    });

  judged(shared('compare', 'compare two schema files, without configuration'))
    .argument('<old>', 'the earlier schema: a file, or git:<ref>:<path>')
    .argument('<new>', 'the later schema')
    .addOption(new Option('--type <format>', 'schema type, where the file name does not tell').choices(['avro', 'protobuf', 'json']))
    .action(async (older: string, newer: string, options: Record<string, unknown>) => {
      const { compareCommand } = await import('./cli/compare-command.ts');
      done(await compareCommand(older, newer, { ...options, ...program.opts<object>() } as never, world, VERSION));
    });

  shared('explain', 'explain a rule')
    .argument('<rule>', 'rule id, such as avro/reader-field-without-default')
    .action(async (rule: string, options: Record<string, unknown>) => {
      const { explainCommand } = await import('./cli/rules-command.ts');
      done(await explainCommand(rule, { ...options, ...program.opts() }, world));
    });

  shared('rules', 'list every rule').action(async (options: Record<string, unknown>) => {
    const { rulesCommand } = await import('./cli/rules-command.ts');
    done(await rulesCommand({ ...options, ...program.opts() }, world));
  });
  return program;
}

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

/** Level names are taken in any case and with dashes, as people write them. */
function level(text: string): string {
  const name = text.toUpperCase().replaceAll('-', '_');
  if (!LEVEL_NAMES.includes(name)) throw new UsageError({ message: `\`${text}\` is not a compatibility level.`, place: null, help: `Use one of ${LEVEL_NAMES.join(', ')}.` });
  return name;
}

/** Entry point of the installed command. */
export async function main(): Promise<void> {
  // A reader that closes early (`| head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
  });
}

