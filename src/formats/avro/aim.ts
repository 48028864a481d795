import type { Issue } from './issue.ts';
import type { AvroType, Field, Slot } from './schema.ts';

/** What a message has to hold to show a fact: a place that both schemas have, and the value there. */
export interface Aim {
  /** A pair of slots, or a pair of types wherever they meet. */
  readonly reader: Slot | AvroType;
  readonly writer: Slot | AvroType;
  readonly probe: Probe;
  /** A place that the message has to pass on its way. */
  readonly through?: Issue | undefined;
}

export type Probe =
  /** Any value of the writer's type will do. */
  | { readonly kind: 'any' }
  | { readonly kind: 'symbol'; readonly symbol: string }
  /** A whole number of one bit more than fits. */
  | { readonly kind: 'large'; readonly bits: number }
  /** Bytes that are no UTF-8. */
  | { readonly kind: 'raw-bytes' }
  /** A value that shows what the writer's logical type means. */
  | { readonly kind: 'meaning' }
  /** A record of which this field of the writer has a value of its own. */
  | { readonly kind: 'field'; readonly field: Field; readonly unlike: unknown };

const ANY: Probe = { kind: 'any' };

export function aimAt(reader: Slot | AvroType, writer: Slot | AvroType, probe: Probe = ANY): Aim {
  return { reader, writer, probe };
}

/** The aim that shows an incompatibility. */
export function issueAim(issue: Issue): Aim {
  switch (issue.type) {
    case 'READER_FIELD_MISSING_DEFAULT_VALUE':
    case 'MISSING_ENUM_FIELD':
      return aimAt(issue.record, issue.writerType);
    case 'NAME_MISMATCH':
    case 'FIXED_SIZE_MISMATCH':
      return aimAt(issue.readerType, issue.writerType);
    case 'MISSING_ENUM_SYMBOLS':
      return aimAt(issue.readerType, issue.writerType, { kind: 'symbol', symbol: issue.symbols[0]! });
    case 'AMBIGUOUS':
      return aimAt(issue.record, issue.writer.type);
    case 'TYPE_MISMATCH':
    case 'MISSING_UNION_BRANCH':
      return aimAt(issue.reader, issue.writer);
  }
}

/** The aim of an inner incompatibility that is reached through an outer one. */
export function innerAim(outer: Issue, inner: Issue): Aim {
  return { ...issueAim(inner), through: outer };
}
