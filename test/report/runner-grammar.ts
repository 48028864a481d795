export interface RunnerCommand {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

const COMMANDS = [
  'add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'internal-set-repo-path', 'notice', 'remove-matcher',
  'resume', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning', 'pause',
];

/**
 * What GitHub's runner obeys in a log, line by line: `::name key=value,key=value::data` where only white space stands
 * before it, and the older `##[name key=value;key=value]data` anywhere in a line. After the runner's own reading.
 */
export function runnerCommands(log: string): RunnerCommand[] {
  return log.split(/\r\n|\n|\r/).flatMap((line) => newStyle(line) ?? oldStyle(line) ?? []);
}

function newStyle(line: string): RunnerCommand[] | undefined {
  const message = line.trimStart();
  const end = message.indexOf('::', 2);
  if (!message.startsWith('::') || end < 0) return undefined;
  return command(message.slice(2, end), ',', message.slice(end + 2), [[':', '%3A'], [',', '%2C']]);
}

function oldStyle(line: string): RunnerCommand[] | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  return start < 0 || end < 0 ? undefined : command(line.slice(start + 3, end), ';', line.slice(end + 1), [[';', '%3B'], [']', '%5D']]);
}

function command(info: string, separator: string, data: string, own: readonly (readonly [string, string])[]): RunnerCommand[] | undefined {
  const space = info.indexOf(' ');
  const name = space < 0 ? info : info.slice(0, space);
  if (!COMMANDS.includes(name.toLowerCase())) return undefined;
  const pairs = space < 0 ? [] : info.slice(space + 1).trim().split(separator).filter((part) => part.includes('='));
  const properties = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), unescaped(pair.slice(pair.indexOf('=') + 1), own)]));
  return [{ name, properties, data: unescaped(data, []) }];
}

function unescaped(text: string, own: readonly (readonly [string, string])[]): string {
  const pairs: readonly (readonly [string, string])[] = [['\r', '%0D'], ['\n', '%0A'], ...own, ['%', '%25']];
  return pairs.reduce((left, [token, escape]) => left.replaceAll(escape, token), text);
}

/** Lines that another CI server would obey. */
export function otherCommands(log: string): string[] {
  return log.split(/\r\n|\n|\r/).filter((line) => /##vso\[|##teamcity\[|##\[/i.test(line));
}
