import { describe, expect, it } from 'vitest';
import { REPORT_FORMATS } from '../../src/report/index.ts';
import { EXTENSIONS, render } from './render.ts';
import { breaking, clean, unchecked } from './reports.ts';

describe.each([
  ['clean', clean],
  ['breaking', breaking],
  ['unchecked', unchecked],
] as const)('a run that is %s', (name, report) => {
  it.each(REPORT_FORMATS)('looks as it should in %s', async (format) => {
    await expect(render(format, report)).toMatchFileSnapshot(`../../fixtures/reports/${name}.${EXTENSIONS[format]}`);
  });
});
