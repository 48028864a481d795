import type { Alert, CheckReport, ConsumerVerdict, Impact, Owner, PlacedFinding, RunHeader, SubjectReport } from '../../src/model.ts';
import { failedRun } from '../../src/report/failed-run.ts';

const header: RunHeader = {
  command: 'check',
  version: '1.0.0',
  config: 'whobreaks.yaml',
  baseline: { label: '3f2c1ab', detail: 'merge base with origin/main' },
  registry: 'https://registry.shop.example',
  schemas: 14,
  changed: 3,
  contracts: 6,
};

const billing: Owner = { team: 'team-billing', slack: '#billing-oncall', email: 'billing@shop.example' };
const risk: Owner = { team: 'team-risk', slack: '#risk-oncall' };
const data: Owner = { team: 'team-data', email: 'data@shop.example' };

const calm: SubjectReport = {
  subject: 'shipments-value',
  topic: 'shipments',
  format: 'json',
  file: 'schemas/shipments.schema.json',
  change: 'modified',
  verdict: 'safe',
  registry: { level: 'BACKWARD', levelFrom: 'registry', compatible: true, answers: [{ direction: 'BACKWARD', against: 'v4', compatible: true, differences: [], findings: [] }] },
  consumers: [
    { consumer: 'notifier', owner: { team: 'team-growth', slack: '#growth' }, verdict: 'safe', why: 'both fields it needs still hold' },
    { consumer: 'crm-sync', verdict: 'unknown', why: 'cannot be known from the schema: `note`' },
  ],
  alerts: [],
  unchecked: [],
  problems: [],
  notes: [],
};

const fresh: SubjectReport = {
  ...calm,
  subject: 'refunds-value',
  topic: 'refunds',
  format: 'protobuf',
  file: 'proto/refunds.proto',
  change: 'added',
  registry: null,
  consumers: [],
  notes: ['refunds-value is new at the baseline: there is nothing to compare it with.'],
};

function impact(consumer: string, owner: Owner, file: string): Impact {
  return {
    rule: 'contract/field-missing',
    consumer,
    owner,
    topic: 'orders',
    subject: 'orders-value',
    path: 'customer_email',
    level: 'error',
    outcome: 'breaks',
    args: { path: 'customer_email', part: 'customer_email', consequence: 'fails', renamed: '' },
    message: '`customer_email` is gone: a consumer that needs it fails.',
    help: 'Keep the field until its consumers have moved away from it.',
    at: null,
    was: { file: 'schemas/orders.avsc', line: 7, column: 5, endLine: 7, endColumn: 51 },
    contract: { file, line: 9, column: 7, endLine: 9, endColumn: 21 },
    baseline: 'G',
    proposed: 'C',
    fingerprint: `contract/field-missing|${consumer}|orders-value|customer_email`,
  };
}

const gone: Alert = {
  severity: 'error',
  rule: 'contract/field-missing',
  message: '`customer_email` is gone: a consumer that needs it fails.',
  help: 'Keep the field until its consumers have moved away from it.',
  at: null,
  was: { file: 'schemas/orders.avsc', line: 7, column: 5, endLine: 7, endColumn: 51 },
  impacts: [
    impact('billing-service', billing, 'contracts/billing-service.yaml'),
    impact('fraud-scoring', risk, 'contracts/fraud-scoring.yaml'),
    impact('warehouse-loader', data, 'contracts/warehouse-loader.yaml'),
  ],
  findings: [],
  proof: {
    outcome: 'fails',
    datum: { order_id: 'a', total: 0, status: 'NEW' },
    bytes: '02610000000000000000',
    detail: 'the reader finds no `customer_email` in it, and its schema gives the field no default',
  },
  excerpt: [
    { number: 6, text: '    { "name": "order_id", "type": "string" },' },
    { number: null, text: '    { "name": "customer_email", "type": "string" },', mark: { from: 5, to: 51 } },
    { number: 7, text: '    { "name": "total", "type": "double" },' },
  ],
  fixes: ['Put line 7 back: `{ "name": "customer_email", "type": "string" }`.', 'Give the field a default, and remove it when its consumers read it with one.'],
};

const symbolFinding: PlacedFinding = {
  rule: 'avro/missing-enum-symbols',
  path: '/fields/2/type/symbols',
  args: { symbols: ['REFUNDED'] },
  message: 'The writer may write `REFUNDED`, which is not in the reader\'s enum `shop.Status`.',
  help: 'Give the reader\'s enum a default, or add the symbol to the reader first.',
  at: { file: 'schemas/orders.avsc', line: 9, column: 36, endLine: 9, endColumn: 46 },
  was: { file: 'schemas/orders.avsc', line: 10, column: 9 },
  direction: 'FORWARD',
  against: ['v7', 'v6'],
  rejected: true,
  registryType: 'MISSING_ENUM_SYMBOLS',
};

const symbol: Alert = {
  severity: 'error',
  rule: symbolFinding.rule,
  message: symbolFinding.message,
  help: symbolFinding.help,
  at: symbolFinding.at,
  was: symbolFinding.was,
  impacts: [],
  findings: [symbolFinding],
  proof: { outcome: 'misread', datum: { order_id: 'a', total: 0, status: 'REFUNDED' }, detail: 'the reader takes `UNKNOWN` for `REFUNDED`' },
  excerpt: [{ number: 9, text: '        "symbols": ["NEW", "PAID", "REFUNDED"] } }', mark: { from: 36, to: 46 } }],
  fixes: [],
};

const lasting: Alert = {
  ...gone,
  severity: 'warning',
  rule: 'contract/field-becomes-nullable',
  message: '`total` may be null, and its consumers need a value.',
  help: 'Keep the value non-null, or agree with its consumers what null means.',
  at: { file: 'schemas/orders.avsc', line: 7, column: 5 },
  was: null,
  impacts: [
    {
      ...impact('warehouse-loader', data, 'contracts/warehouse-loader.yaml'),
      rule: 'contract/field-becomes-nullable', path: 'total', level: 'warning', outcome: 'pre-existing', baseline: 'V', proposed: 'V', args: { path: 'total', part: 'total' },
      message: '`total` may be null, and its consumers need a value.',
    },
  ],
  excerpt: [],
  fixes: [],
};
delete (lasting as { proof?: unknown }).proof;

const unproved: Alert = {
  ...lasting,
  severity: 'note',
  rule: 'contract/not-provable',
  message: 'The schema does not promise that `total` is at least 0: it says `double`. Nothing was checked here.',
  help: 'Say it in the schema, or check it on sample messages.',
  impacts: [{ ...lasting.impacts[0]!, rule: 'contract/not-provable', level: 'note', outcome: 'unverifiable', baseline: 'U', proposed: 'U', message: 'The schema does not promise that `total` is at least 0: it says `double`.' }],
};

const readers: readonly ConsumerVerdict[] = [
  { consumer: 'billing-service', owner: billing, verdict: 'breaks', why: '`customer_email`' },
  { consumer: 'fraud-scoring', owner: risk, verdict: 'breaks', why: '`customer_email`' },
  { consumer: 'warehouse-loader', owner: data, verdict: 'breaks', why: '`customer_email`, `total`' },
  { consumer: 'notifier', owner: { team: 'team-growth', slack: '#growth' }, verdict: 'safe', why: 'has no requirement on it' },
  { consumer: 'search-index', verdict: 'safe', why: 'all 3 fields it needs still hold' },
];

const orders: SubjectReport = {
  subject: 'orders-value',
  topic: 'orders',
  format: 'avro',
  file: 'schemas/orders.avsc',
  change: 'modified',
  verdict: 'breaks',
  registry: {
    level: 'FORWARD_TRANSITIVE',
    levelFrom: 'registry',
    compatible: false,
    answers: [
      {
        direction: 'FORWARD',
        against: 'v7',
        compatible: false,
        differences: [{ type: 'MISSING_ENUM_SYMBOLS', path: '/fields/2/type/symbols', compatible: false }],
        findings: [symbolFinding],
        actual: { verdict: 'breaks', proof: symbol.proof! },
      },
    ],
  },
  consumers: readers,
  alerts: [gone, symbol, lasting, unproved],
  unchecked: [],
  problems: [],
  notes: [],
};

const open: SubjectReport = {
  ...calm,
  subject: 'payments-value',
  topic: 'payments',
  format: 'protobuf',
  file: 'proto/payments.proto',
  verdict: 'unchecked',
  registry: null,
  consumers: [],
  unchecked: [
    {
      message: 'The registry did not answer for `payments-value`.',
      tried: ['GET /subjects/payments-value/versions, 4 times in 30.0 s', '503, 503, timeout after 10 s, 503'],
      help: 'Run again when the registry answers.',
    },
  ],
};

const unreadable: SubjectReport = {
  ...calm,
  subject: 'customers-value',
  topic: 'customers',
  format: 'avro',
  file: 'schemas/customers.avsc',
  verdict: 'unchecked',
  registry: null,
  consumers: [],
  problems: [{ message: 'A comma or `}` is missing here.', place: { file: 'schemas/customers.avsc', line: 12, column: 3 }, help: 'Mend the JSON.' }],
};

const end = { problems: [], unchecked: [], notes: [] } as const;

/** Nothing breaks. */
export const clean: CheckReport = { header: { ...header, changed: 2 }, subjects: [calm, fresh], ...end, verdict: 'safe', exitCode: 0 };

/** Consumers break, the registry rejects as well, and one question is open: exit 1 wins. */
export const breaking: CheckReport = { header, subjects: [orders, open, calm], ...end, notes: ['`contracts/legacy.yaml` has no owner.'], verdict: 'breaks', exitCode: 1 };

/** The registry does not answer: exit 3. */
export const unchecked: CheckReport = {
  header: { ...header, changed: 2 },
  subjects: [open, calm],
  ...end,
  unchecked: [{ message: 'The lock file cannot be read.', tried: [], place: { file: 'whobreaks.lock', line: 18, column: 3 } }],
  verdict: 'unchecked',
  exitCode: 3,
};

/** A schema of the user's own cannot be read: exit 2. */
export const invalid: CheckReport = { header: { ...header, changed: 2 }, subjects: [unreadable, calm], ...end, verdict: 'invalid', exitCode: 2 };

/** The run stopped before its first subject: its own input is wrong, or it could not start. */
export const stopped = failedRun('1.0.0', { problems: [{ message: '`levle` is not a key of `whobreaks.yaml`.', place: { file: 'whobreaks.yaml', line: 3, column: 1 }, help: 'Did you mean `level`?' }] });
export const stuck = failedRun('1.0.0', { unchecked: [{ message: 'There is no baseline: `origin/main` is not here.', tried: ['git merge-base'], help: 'Fetch the default branch.' }] });

/** The registry rejects by a difference for which there is no finding. */
export const rejected: CheckReport = { header, subjects: [{ ...orders, alerts: [], consumers: [] }], ...end, verdict: 'breaks', exitCode: 1 };

/** Not safe, and no reason anywhere: it must not happen, and must not look like a pass when it does. */
export const silent: CheckReport = { header, subjects: [{ ...calm, verdict: 'unchecked' }], ...end, verdict: 'unchecked', exitCode: 3 };
export const silentRun: CheckReport = { header, subjects: [calm], ...end, verdict: 'unchecked', exitCode: 3 };

/** Nothing changed at all. */
export const nothing: CheckReport = { header: { ...header, changed: 0 }, subjects: [], ...end, verdict: 'safe', exitCode: 0 };

/** A schema is deleted: there is no line left to point at. */
export const deleted: CheckReport = {
  header,
  subjects: [{ ...orders, change: 'deleted', alerts: [{ ...gone, excerpt: [] }], notes: ['The schema of orders-value is deleted.'] }],
  ...end,
  verdict: 'breaks',
  exitCode: 1,
};

export const ALL_REPORTS: readonly (readonly [string, CheckReport])[] = Object.entries({
  clean, breaking, unchecked, invalid, stopped, stuck, rejected, silent, silentRun, nothing, deleted,
});
