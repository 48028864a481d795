/** Scalars of one group can take each other's place, as far as the registry is concerned. */
export type ScalarGroup = 'varint' | 'zigzag' | 'text' | 'fixed32' | 'fixed64' | 'float' | 'double';

const GROUPS = new Map<string, ScalarGroup>([
  ['int32', 'varint'],
  ['int64', 'varint'],
  ['uint32', 'varint'],
  ['uint64', 'varint'],
  ['bool', 'varint'],
  ['sint32', 'zigzag'],
  ['sint64', 'zigzag'],
  ['string', 'text'],
  ['bytes', 'text'],
  ['fixed32', 'fixed32'],
  ['sfixed32', 'fixed32'],
  ['fixed64', 'fixed64'],
  ['sfixed64', 'fixed64'],
  ['float', 'float'],
  ['double', 'double'],
]);

/** `undefined` for the name of a message or an enum. */
export function scalarGroup(type: string): ScalarGroup | undefined {
  return GROUPS.get(type);
}
