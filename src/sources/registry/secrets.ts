const SHORTEST = 4;

/** What stands in the place of a secret. */
const HIDDEN = '***';

/**
 * Hides secrets wherever they come up: servers and libraries repeat what they were sent. Each is also hidden as it is
 * spelt in an address, in base64, and without what base64 pads.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const spellings = secrets.filter((secret) => secret.length >= SHORTEST).flatMap(spelt);
  // The longest first: one secret may be the beginning of another.
  const all = [...new Set(spellings)].sort((a, b) => b.length - a.length);
  return (text) => all.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text);
}

function spelt(secret: string): string[] {
  const base64 = Buffer.from(secret, 'utf8').toString('base64');
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, encodeURIComponent(secret), inJson, base64, base64.replace(/=+$/, '')];
}
