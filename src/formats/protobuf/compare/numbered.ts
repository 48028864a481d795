import type { Field, Message, Oneof } from '../descriptor.ts';

/** The fields of a message as the registry collects them. Groups do not exist for it; of two with one number the last stays. */
export interface Numbered {
  /** Outside oneofs. */
  readonly top: ReadonlyMap<number, Field>;
  readonly all: ReadonlyMap<number, Field>;
  readonly oneofs: ReadonlyMap<string, Oneof>;
}

export function numbered(message: Message): Numbered {
  const top = new Map<number, Field>();
  const all = new Map<number, Field>();
  for (const field of message.fields) {
    if (field.oneof !== null || field.group !== null) continue;
    top.set(field.number, field);
    all.set(field.number, field);
  }
  const oneofs = new Map<string, Oneof>();
  for (const oneof of message.oneofs) {
    oneofs.set(oneof.name, oneof);
    for (const field of oneof.fields) if (field.group === null) all.set(field.number, field);
  }
  return { top, all, oneofs };
}
