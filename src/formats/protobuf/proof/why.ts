import type { ProtobufRuleId } from '../rules.ts';

/** Why a reader is not hurt by what the registry refuses, where no message was found that it misreads. */
export const whySafe: Readonly<Partial<Record<ProtobufRuleId, string>>> = {
  'protobuf/package-differs': 'Messages on the wire do not carry the package.',
  'protobuf/message-unknown-to-reader': 'No reader meets the message that is gone: fields that held it were compared by what they hold.',
  'protobuf/field-kind-differs': 'A map and a list of its entries have the same bytes.',
  'protobuf/scalar-encoding-differs': 'Every value is read as it was written.',
  'protobuf/message-type-differs': 'The two types agree in all their fields, and messages on the wire do not carry type names.',
  'protobuf/referenced-type-incompatible': 'The versions of the referenced type agree in all that is on the wire.',
  'protobuf/numeric-label-differs': 'Every value written under the one label is read in full under the other.',
  'protobuf/required-field-unknown-to-reader': 'A reader skips fields that it does not know.',
  'protobuf/oneof-member-unknown-to-reader': 'The field is still read, outside the oneof.',
  'protobuf/edition-not-registrable': 'The registry cannot store the text, but its messages are ordinary ones.',
  'protobuf/syntax-not-registrable': 'The registry cannot store the text, but its messages are ordinary ones.',
};
