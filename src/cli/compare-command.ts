import { basename } from 'node:path';
import type { CheckReport, FormatName, SubjectSource } from '../model.ts';
import { outlineOf } from '../outline.ts';
import { conclude } from '../policy.ts';
import { loadReporter } from '../report/index.ts';
import { readSchema, type SingleSchema } from '../sources/single-schema.ts';
import { checkSubject } from '../subject.ts';
import type { JudgeOptions } from './judge-options.ts';
import { textOptions } from './terminal.ts';
import type { World } from './world.ts';

interface CompareFlags extends JudgeOptions {
  readonly type?: FormatName;
}

/** `whobreaks compare OLD NEW`: the same report as `check`, for two files and no consumers. */
export async function compareCommand(older: string, newer: string, flags: CompareFlags, world: World, version: string): Promise<number> {
  const options = {
    cwd: world.cwd,
    env: world.env,
    outline: outlineOf,
    ...(flags.type === undefined ? {} : { format: flags.type }),
  };
  const before = await readSchema(older, options);
  const after = await readSchema(newer, options);
  const level = flags.level === undefined ? {} : { level: flags.level, levelFrom: 'option' as const };
  const subject = await checkSubject({ ...toSource(older, before, after), ...level }, {
    profile: flags.profile ?? 'confluent@next',
    policy: flags.jsonPolicy ?? 'strict',
    prove: flags.proof,
    repair: true,
    level: 'BACKWARD',
    contracts: 0,
    judge: () => ({ impacts: [], consumers: [] }),
  });
  const baseline = { label: older, detail: '' };
  const header = { command: 'compare', version, config: null, baseline, registry: null, schemas: 1, changed: 1, contracts: 0 } as const;
  const whole = { header, subjects: [subject], problems: [], unchecked: [], notes: [] };
  const report: CheckReport = { ...whole, ...conclude(whole) };
  const reporter = await loadReporter(flags.format, textOptions(world, world.stdout, flags.color));
  world.stdout.write(reporter.begin(header) + reporter.subject(subject) + reporter.end(report));
  return report.exitCode;
}

function toSource(older: string, before: SingleSchema, after: SingleSchema): SubjectSource {
  const file = after.text.file ?? basename(after.label);
  return {
    subject: file,
    topic: file,
    part: 'value',
    format: after.format,
    file,
    change: 'modified',
    proposed: after.text,
    versions: [{ label: older, format: before.format, text: before.text }],
  };
}
