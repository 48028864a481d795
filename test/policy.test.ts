import { describe, expect, it } from 'vitest';
import type { Alert, CheckReport, SubjectReport, Unchecked } from '../src/model.ts';
import { conclude, subjectVerdict } from '../src/policy.ts';

const base: Omit<SubjectReport, 'verdict'> = {
  subject: 's', topic: 't', format: 'avro', file: 's.avsc', change: 'modified', registry: null, consumers: [], alerts: [], unchecked: [], problems: [], notes: [],
};
const error = { severity: 'error' } as Alert;
const warning = { severity: 'warning' } as Alert;
const open: Unchecked = { message: 'no answer', tried: [] };
const bad = { message: 'not JSON', place: null };
const registry = (compatible: boolean) => ({ level: 'BACKWARD', levelFrom: 'default', compatible, answers: [] }) as const;

describe('the verdict of a subject', () => {
  it.each([
    ['nothing found', {}, 'safe'],
    ['a warning only', { alerts: [warning] }, 'safe'],
    ['a consumer breaks', { alerts: [error] }, 'breaks'],
    ['the registry rejects it, although no alert says so', { registry: registry(false) }, 'breaks'],
    ['something is open', { unchecked: [open] }, 'unchecked'],
    ['the text cannot be read', { problems: [bad] }, 'unchecked'],
    ['it breaks and something is open', { alerts: [error], unchecked: [open] }, 'breaks'],
  ] as const)('%s: %o', (_name, part, verdict) => {
    expect(subjectVerdict({ ...base, ...part })).toBe(verdict);
  });
});

describe('the exit code of a run', () => {
  const subject = (part: Partial<SubjectReport>): SubjectReport => {
    const report = { ...base, ...part };
    return { ...report, verdict: subjectVerdict(report) };
  };
  const run = (part: Partial<CheckReport>) => conclude({ header: {} as CheckReport['header'], subjects: [], problems: [], unchecked: [], notes: [], ...part });

  it.each([
    ['everything safe', { subjects: [subject({})] }, 0],
    ['one breaks', { subjects: [subject({}), subject({ alerts: [error] })] }, 1],
    ['one breaks and one is open: 1 wins', { subjects: [subject({ alerts: [error] }), subject({ unchecked: [open] })] }, 1],
    ['one breaks and the configuration is bad: 1 wins', { subjects: [subject({ alerts: [error] })], problems: [bad] }, 1],
    ['a contract cannot be read', { subjects: [subject({})], problems: [bad] }, 2],
    ['a schema cannot be read', { subjects: [subject({ problems: [bad] })] }, 2],
    ['a subject is open', { subjects: [subject({}), subject({ unchecked: [open] })] }, 3],
    ['the whole run is open', { unchecked: [open] }, 3],
  ] as const)('%s', (_name, part, exitCode) => {
    expect(run(part).exitCode).toBe(exitCode);
  });
});
