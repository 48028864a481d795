import { safeLine, safeText } from './escape.ts';

export type CommandName = 'error' | 'warning' | 'notice';

/** One command for GitHub's runner: `::error file=a,line=1::message`. It is one line, and the only command in it. */
export function workflowCommand(name: CommandName, properties: ReadonlyMap<string, string | number>, message: string): string {
  const said = [...properties].filter(([, value]) => value !== '').map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name}${said.length > 0 ? ` ${said.join(',')}` : ''}::${data(safeText(message))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(safeLine(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
