import type { RecordNames } from '../format.ts';
import type { Shape } from '../shape.ts';
import { docOf, unitIn } from './comment.ts';
import { atName } from './place.ts';
import { findRecord, recordMessages } from './records.ts';
import type { ProtoSchema } from './schema.ts';
import { messageShape } from './shape/message.ts';
import { fullNameOf } from './types.ts';

/** The first message of the text, or the one called `record`. Throws UsageError if there is none. */
export function shape(schema: ProtoSchema, record?: string): Shape {
  const message = findRecord(schema, record);
  const doc = docOf(message.file.text, { lead: message.lead, start: message.start, end: message.end });
  const unit = unitIn(doc);
  return {
    text: `message ${fullNameOf(message)}`,
    place: schema.anchors.at(atName(message)),
    nullable: 'no',
    alternatives: [messageShape(schema, message)],
    ...(doc === null ? {} : { doc }),
    ...(unit === null ? {} : { unit }),
  };
}

/** Full names, the main message first. */
export function records(schema: ProtoSchema): RecordNames {
  return recordMessages(schema).map(fullNameOf);
}
