import { directions, inWords } from '../levels.ts';
import type { Alert, Impact, Level, Owner, Place, SubjectReport } from '../model.ts';
import { safeLine } from './escape.ts';
import type { Paint } from './paint.ts';
import { snippet } from './snippet.ts';
import { displayWidth, wrap } from './wrap.ts';

export interface TextOptions {
  readonly paint: Paint;
  /** Columns; at least 60. */
  readonly width: number;
}

const INDENT = ' '.repeat(12);
const LONGEST_DATUM = 800;

/** One alert: what broke, where, who breaks, who is safe, the proof, what the registry says, the way out. */
export function alertText(alert: Alert, subject: SubjectReport, baseline: string, again: string, options: TextOptions): string {
  const { paint } = options;
  const role = alert.severity === 'note' ? 'dim' : alert.severity;
  const title = `${alert.severity}[${safeLine(alert.rule)}]`;
  const message = safeLine(`${alert.message}${howMany(alert, subject)}`);
  return [
    `${paint(role, title)}: ${paint('strong', wrap(message, options.width, displayWidth(title) + 2, '  '))}`,
    ...arrow(alert, subject, baseline, paint),
    ...snippet(alert.excerpt, paint, options.width, alert.impacts.length > 0 ? stillRead(alert.impacts) : ''),
    ...breaks(alert, subject, options),
    ...row('safe', safeRow(alert, subject), options),
    ...proof(alert, options),
    ...row('registry', registrySentence(alert, subject), options),
    ...row('truth', overStrict(alert, subject), options),
    ...fixes(alert, options),
    ...row('again', again, { ...options, width: Number.POSITIVE_INFINITY }),
  ].join('\n');
}

/** Who of all is hurt, as a sentence that follows the message; empty when nobody is known to be. */
export function howMany(alert: Alert, subject: SubjectReport): string {
  const hurt = broken(alert);
  if (hurt.length === 0) return '';
  const all = subject.consumers.length;
  return ` ${hurt.length} of ${all} ${all === 1 ? 'consumer breaks' : `consumers ${hurt.length === 1 ? 'breaks' : 'break'}`}.`;
}

function broken(alert: Alert): string[] {
  return [...new Set(alert.impacts.filter((impact) => impact.level === 'error').map((impact) => impact.consumer))];
}

function stillRead(impacts: readonly Impact[]): string {
  const names = new Set(impacts.map((impact) => impact.consumer));
  return names.size === 1 ? `read by ${safeLine([...names][0]!)}` : `read by ${names.size} consumers`;
}

function arrow(alert: Alert, subject: SubjectReport, baseline: string, paint: Paint): string[] {
  const was = alert.was ? `was ${spot(alert.was, subject.file)}${alert.was.file === baseline ? '' : ` at ${safeLine(baseline)}`}` : '';
  if (alert.at) return [`  ${paint('frame', '-->')} ${placeText(alert.at)}${was ? paint('dim', `  (${was})`) : ''}`];
  return alert.was ? [`  ${paint('frame', '-->')} ${safeLine(subject.file)}${paint('dim', `  (gone; ${was})`)}`] : [];
}

/** The file is said only where it differs. */
function spot(place: Place, file: string): string {
  return place.file === file ? `${place.line}:${place.column}` : placeText(place);
}

/** `file:line:col`, as editors and CI logs link it. */
export function placeText(place: Place): string {
  return `${safeLine(place.file)}:${place.line}:${place.column}`;
}

function breaks(alert: Alert, subject: SubjectReport, options: TextOptions): string[] {
  if (alert.impacts.length === 0) {
    if (overStrict(alert, subject) !== '') return row('breaks', 'nobody that can be found: only the registry refuses it', options);
    return row(alert.severity === 'error' ? 'breaks' : 'concerns', unnamedReaders(alert), options);
  }
  const cells = alert.impacts.map((impact) => [impact.consumer, ...ownerCells(impact.owner), impact.path === '' ? placeText(impact.contract) : `${placeText(impact.contract)} reads ${impact.path}`]);
  const columns = Math.max(...cells.map((cell) => cell.length - 1));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...cells.map((cell) => (i < cell.length - 1 ? displayWidth(safeLine(cell[i]!)) : 0))));
  const label = alert.severity === 'error' ? 'breaks' : 'concerns';
  return cells.map((cell, index) => {
    const name = alert.impacts[index]!.level === 'error' ? 'error' : 'warning';
    const padded = widths.map((width, i) => (i < cell.length - 1 ? safeLine(cell[i]!) : '').padEnd(width));
    const who = [options.paint(name, padded[0]!), ...padded.slice(1)].join('  ').trimEnd();
    const where = safeLine(cell.at(-1)!);
    const fits = INDENT.length + padded.join('  ').length + 2 + displayWidth(where) <= options.width;
    return `  ${options.paint('strong', (index === 0 ? label : '').padEnd(10))}${who}${fits ? '  ' : `\n${INDENT}  `}${where}`;
  });
}

/** Who reads what, where no contract says by name who that is; empty when contracts do. */
export function unnamedReaders({ impacts, findings }: Alert): string {
  if (impacts.length > 0 || findings.length === 0) return '';
  return findings.some((finding) => finding.direction === 'FORWARD')
    ? 'readers that are still on the earlier schema, when they read new messages'
    : 'readers on the new schema, when they read earlier messages';
}

function ownerCells(owner: Owner | undefined): string[] {
  return [owner?.team, owner?.slack ?? owner?.email].filter((cell) => cell !== undefined);
}

/** Consumers that this change does not hurt, and why. */
export function safeRow(alert: Alert, subject: SubjectReport): string {
  const hurt = new Set(alert.impacts.map((impact) => impact.consumer));
  const safe = subject.consumers.filter((consumer) => consumer.verdict === 'safe' && !hurt.has(consumer.consumer));
  return safe.map((consumer) => `${consumer.consumer} (${consumer.why})`).join(', ');
}

function proof(alert: Alert, options: TextOptions): string[] {
  if (!alert.proof) return row('proof', noProof(alert), options);
  const whole = JSON.stringify(alert.proof.datum);
  const datum = whole.length <= LONGEST_DATUM ? whole : `${whole.slice(0, LONGEST_DATUM)}... (${whole.length} characters, whole in --format json)`;
  const lines = row('proof', alert.proof.detail, options);
  return [...lines, `${INDENT}${safeLine(datum)}`];
}

/** Why a finding stands without a message; nothing where nobody looked for one. */
function noProof({ findings }: Alert): string {
  const why = findings.find((finding) => finding.unproved !== undefined)?.unproved;
  return why === undefined ? '' : `none: ${why}`;
}

/** What the registry says beside what the consumers say: where they differ is the news. */
export function registrySentence(alert: Alert, subject: SubjectReport): string {
  const registry = subject.registry;
  if (!registry) return '';
  const level = `${subject.subject} is ${registry.level}`;
  const types = alert.findings.filter((finding) => finding.rejected);
  if (types.length > 0) {
    const against = [...new Set(types.flatMap((finding) => finding.against))].join(', ');
    const named = [...new Set(types.map((finding) => `${finding.registryType ?? finding.rule} at ${finding.path}`))].join('; ');
    return `${level}: the registry rejects this against ${against} (${named})`;
  }
  if (registry.compatible) return `${level}, so the registry itself would accept this change`;
  return `${level}; the registry rejects the schema for another reason, but not for this one`;
}

/** Where the registry rejects what every reader can read: people need to know that it is the rule, not their readers. */
export function overStrict(alert: Alert, subject: SubjectReport): string {
  const rejected = alert.findings.filter((finding) => finding.rejected);
  const answers = (subject.registry?.answers ?? []).filter((answer) =>
    rejected.some((finding) => finding.direction === answer.direction && finding.against.includes(answer.against)));
  if (answers.length === 0 || answers.some((answer) => answer.actual?.verdict !== 'safe')) return '';
  const why = answers.find((answer) => answer.actual?.why !== undefined)?.actual?.why;
  return `no message can be found that a reader fails on${why === undefined ? '' : `: ${why}`}`;
}

function fixes(alert: Alert, options: TextOptions): string[] {
  return alert.fixes.flatMap((fix, index) => row(index === 0 ? 'fix' : '', `${index + 1}. ${fix}`, options));
}

export function row(label: string, text: string, options: TextOptions): string[] {
  if (text === '') return [];
  return [`  ${options.paint('strong', label.padEnd(10))}${wrap(safeLine(text), options.width, 12, INDENT)}`];
}

/** The level in words, for people who mix the names up. */
export function levelSentence(level: Level): string {
  return directions(level).length === 0 ? 'NONE: nothing is compared' : `${level}: ${inWords(level)}`;
}
