const PAGES = 'https://github.com/whobreaks/whobreaks/blob/main/fixtures/rules';

/** Where a rule is explained: the pages of its format with their cases, or the table of all rules. */
export function rulePage(rule: string): string {
  const format = /^(?:avro|protobuf|json)(?=\/)/.exec(rule)?.[0];
  return format ? `${PAGES}/${format}` : `${PAGES}/README.md`;
}
