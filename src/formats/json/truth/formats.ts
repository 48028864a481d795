/** What is known of a `format`. */
export interface KnownFormat {
  /** ECMAScript pattern of exactly the strings that have the format. */
  readonly pattern: string;
  readonly sample: string;
}

const DAY = String.raw`(?:0[1-9]|[12]\d)`;
const LONG_MONTH = String.raw`\d{4}-(?:0[13578]|1[02])-(?:${DAY}|3[01])`;
const SHORT_MONTH = String.raw`\d{4}-(?:0[469]|11)-(?:${DAY}|30)`;
const FEBRUARY = String.raw`\d{4}-02-(?:0[1-9]|1\d|2[0-8])`;
const LEAP_DAY = String.raw`(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29`;
const DATE = `(?:${LONG_MONTH}|${SHORT_MONTH}|${FEBRUARY}|${LEAP_DAY})`;
const OFFSET = String.raw`(?:[zZ]|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?${OFFSET}`;
const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const IPV4 = String.raw`(?:${OCTET}\.){3}${OCTET}`;
const GROUP = '[0-9a-fA-F]{1,4}';
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";
const URI_CHAR = String.raw`(?:[a-zA-Z0-9\-._~!$&'()*+,;=:@/?\[\]]|%[0-9a-fA-F]{2})`;
const POINTER = '(?:/(?:[^~/]|~[01])*)*';

/** Up to seven groups on either side of the gap, eight in all. */
function ipv6(): string {
  const tail = `(?:${GROUP}:${GROUP}|${IPV4})`;
  const ways = [`(?:${GROUP}:){6}${tail}`];
  for (let left = 0; left <= 7; left++) {
    const before = left === 0 ? '' : `(?:${GROUP}:){${left - 1}}${GROUP}`;
    const right = 7 - left;
    const after = right === 0 ? '' : `(?:(?:${GROUP}:){0,${right - 1}}${GROUP})?`;
    ways.push(`${before}::${after}`);
    if (right >= 2) ways.push(`${before}::(?:${GROUP}:){0,${right - 2}}${IPV4}`);
  }
  return `(?:${ways.join('|')})`;
}

const whole = (pattern: string): string => `^${pattern}$`;

/** Formats whose strings form a regular language: RFC 3339, 4122, 4291, 5321, 1123, 3986, 6901 and ISO 8601 durations. */
export const FORMATS: ReadonlyMap<string, KnownFormat> = new Map([
  ['date', { pattern: whole(DATE), sample: '2020-01-01' }],
  ['time', { pattern: whole(TIME), sample: '00:00:00Z' }],
  ['date-time', { pattern: whole(`${DATE}[tT]${TIME}`), sample: '2020-01-01T00:00:00Z' }],
  ['duration', { pattern: String.raw`^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$`, sample: 'P1D' }],
  ['email', { pattern: whole(String.raw`${ATOM}(?:\.${ATOM})*@${LABEL}(?:\.${LABEL})*`), sample: 'a@example.com' }],
  ['hostname', { pattern: String.raw`^(?=.{1,253}$)${LABEL}(?:\.${LABEL})*$`, sample: 'example.com' }],
  ['ipv4', { pattern: whole(IPV4), sample: '192.0.2.1' }],
  ['ipv6', { pattern: whole(ipv6()), sample: '2001:db8::1' }],
  ['uuid', { pattern: '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$', sample: '00000000-0000-4000-8000-000000000000' }],
  ['uri', { pattern: `^[a-zA-Z][a-zA-Z0-9+.-]*:${URI_CHAR}*(?:#${URI_CHAR}*)?$`, sample: 'https://example.com/' }],
  ['uri-reference', { pattern: `^${URI_CHAR}*(?:#${URI_CHAR}*)?$`, sample: 'https://example.com/' }],
  ['json-pointer', { pattern: whole(POINTER), sample: '/a' }],
  ['relative-json-pointer', { pattern: `^(?:0|[1-9][0-9]*)(?:#|${POINTER})$`, sample: '0' }],
]);
