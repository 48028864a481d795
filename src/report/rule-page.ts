const PAGES = 'https://github.com/whobreaks/whobreaks/blob/main/fixtures/rules';

/** The page that explains a rule with cases. */
export function rulePage(rule: string): string {
  const family = /^[a-z]+(?=\/)/.exec(rule)?.[0] ?? '';
  return `${PAGES}/${family}`;
}
