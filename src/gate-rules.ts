import { rule } from './rule.ts';

/** What the gate itself finds, whatever the format. */
export const gateRules = {
  'gate/schema-type-changed': rule<{ was: string; now: string }>({
    title: 'The schema type of the subject changed',
    message: (a) => `The subject changes from ${a.was} to ${a.now}, so no reader of the one can read the other.`,
    help: 'Start a new subject for the new schema type.',
    registry: { verdict: 'breaks', type: 'SCHEMA_TYPE_CHANGED' },
    truth: 'breaks',
  }),
  'gate/reader-breaks': rule<{ readers: string; detail: string }>({
    title: 'The registry accepts the change and a reader still breaks',
    message: (a) => `The registry accepts this, and yet ${a.readers} break on a message that may come. ${a.detail}`,
    help: 'Undo the part of the change that the message shows, or start a new subject.',
    registry: { verdict: 'unseen', type: null },
    truth: 'breaks',
  }),
  'gate/schema-deleted': rule<{ file: string; subject: string }>({
    title: 'A schema is deleted',
    message: (a) => `\`${a.file}\` is deleted, and with it the schema of subject \`${a.subject}\`: whoever reads the topic is left without it.`,
    help: 'Keep the file until no consumer reads the topic, or retire the contracts first.',
    registry: { verdict: 'unseen', type: null },
    truth: 'depends',
  }),
};
