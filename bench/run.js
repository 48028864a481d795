// npm run bench [cold] [pairs]: prints medians and ratios for people; no test depends on them.
import { coldStart } from './cold-start.js';
import { pairs } from './pairs.js';

const BENCHES = { cold: coldStart, pairs };
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
  if (!Object.hasOwn(BENCHES, name)) throw new Error(`No bench ${name}; there are ${Object.keys(BENCHES).join(', ')}`);
  await BENCHES[name]();
}
