import { rule } from '../../../rule.ts';
import type { JsonArgs } from './args.ts';
import { of } from './args.ts';

/** Where the registry itself fails: it answers HTTP 500, and nothing can be registered. */
export const registryRules = {
  'json/registry-fails-on-exclusive-maximum': rule<JsonArgs>({
    title: 'The registry fails on a lowered `exclusiveMaximum` without a `maximum`',
    message: (a) => `The \`exclusiveMaximum\` of ${of(a.at)} is ${a.writer} in the writer and ${a.reader} in the reader, which has no \`maximum\`; the registry answers with an internal error (HTTP 500).`,
    help: 'Keep the `exclusiveMaximum` of the writer.',
    registry: { verdict: 'breaks', type: 'ERROR' },
    truth: 'depends',
  }),
  'json/registry-fails-on-const-null': rule<JsonArgs>({
    title: 'The registry fails on a `const` that is null',
    message: (a) => `The \`const\` of ${of(a.at)} is null on both sides; the registry answers with an internal error (HTTP 500), even if nothing changed.`,
    help: 'Write `"type": "null"` instead of `"const": null`.',
    registry: { verdict: 'breaks', type: 'ERROR' },
    truth: 'depends',
    alone: true,
  }),
  'json/registry-fails-on-multiple-of-zero': rule<JsonArgs>({
    title: 'The registry fails on a `multipleOf` of zero',
    message: (a) => `The \`multipleOf\` of ${of(a.at)} is ${a.writer} in the writer and ${a.reader} in the reader; the registry divides the two and answers with an internal error (HTTP 500).`,
    help: 'Use a `multipleOf` greater than zero.',
    registry: { verdict: 'breaks', type: 'ERROR' },
    truth: 'depends',
  }),
  'json/registry-fails-on-percent-sign': rule<JsonArgs>({
    title: 'The registry cannot report a difference under a name with a percent sign',
    message: (a) => `The schemas differ at \`${a.name}\`; the registry takes the percent sign for a format and answers with an internal error (HTTP 500) instead of the reason.`,
    help: 'Keep this part of the schema as it is.',
    registry: { verdict: 'breaks', type: 'ERROR' },
    truth: 'depends',
  }),
};
