import { rule } from '../../../rule.ts';
import type { JsonArgs } from './args.ts';
import { property } from './args.ts';
import { boundAdded, boundTightened } from './bound.ts';

/** What an object must hold, and how many properties. */
export const objectRules = {
  'json/required-added': rule<JsonArgs>({
    title: 'The reader requires a property that the writer may leave out',
    message: (a) => `The reader requires ${property(a)} and the writer may leave it out, so it refuses messages without it.`,
    help: 'Leave the property optional in the reader.',
    registry: { verdict: 'breaks', type: 'REQUIRED_ATTRIBUTE_ADDED' },
    truth: 'depends',
  }),
  'json/max-properties-added': boundAdded('maxProperties', 'MAX_PROPERTIES_ADDED', 'objects with more properties'),
  'json/max-properties-decreased': boundTightened('maxProperties', 'MAX_PROPERTIES_DECREASED', 'objects with more properties'),
  'json/min-properties-added': boundAdded('minProperties', 'MIN_PROPERTIES_ADDED', 'objects with fewer properties'),
  'json/min-properties-increased': boundTightened('minProperties', 'MIN_PROPERTIES_INCREASED', 'objects with fewer properties'),
  'json/dependency-added': rule<JsonArgs>({
    title: 'The reader requires properties beside another one, and the writer does not',
    message: (a) => `Where ${property(a)} is present, the reader requires \`${a.reader}\` as well and the writer does not, so it refuses messages without them.`,
    help: 'Leave the dependency out of the reader.',
    registry: { verdict: 'breaks', type: 'DEPENDENCY_ARRAY_ADDED' },
    truth: 'depends',
  }),
  'json/dependency-extended': rule<JsonArgs>({
    title: 'The reader requires more properties beside another one than the writer',
    message: (a) => `Where ${property(a)} is present, the writer also sends \`${a.writer}\` and the reader requires \`${a.reader}\`, so it refuses messages without them.`,
    help: 'Keep the dependency of the writer.',
    registry: { verdict: 'breaks', type: 'DEPENDENCY_ARRAY_EXTENDED' },
    truth: 'depends',
  }),
  'json/dependency-changed': rule<JsonArgs>({
    title: 'The reader requires other properties beside another one than the writer',
    message: (a) => `Where ${property(a)} is present, the writer also sends \`${a.writer}\` and the reader requires \`${a.reader}\`, so it refuses messages without them.`,
    help: 'Keep the dependency of the writer.',
    registry: { verdict: 'breaks', type: 'DEPENDENCY_ARRAY_CHANGED' },
    truth: 'depends',
  }),
  'json/dependency-schema-added': rule<JsonArgs>({
    title: 'The reader asks more of an object that has a certain property',
    message: (a) => `Where ${property(a)} is present, the reader asks for a further schema that the writer does not know, so it may refuse the message.`,
    help: 'Leave the dependency out of the reader.',
    registry: { verdict: 'breaks', type: 'DEPENDENCY_SCHEMA_ADDED' },
    truth: 'depends',
  }),
};
