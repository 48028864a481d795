import type { Enum, Message, Option, ProtoFile } from '../descriptor.ts';
import type { View } from './view.ts';

/** A place for what has none. */
export const NOWHERE = { nameStart: 0, lead: 0, start: 0, end: 0 } as const;

export function enumFrom(view: View, file: ProtoFile, parent: Message | null): Enum {
  const name = view.text('name');
  return {
    kind: 'enum', name, ...NOWHERE, file, parent, local: parent === null ? name : `${parent.local}.${name}`,
    values: view.all('value').map((value) => ({ name: value.text('name'), ...NOWHERE, number: value.number('number'), options: [] })),
    reserved: {
      ranges: view.all('reserved_range').map((range) => ({ from: range.number('start'), to: range.number('end'), start: 0, end: 0 })),
      names: view.texts('reserved_name').map((reserved) => ({ name: reserved, start: 0, end: 0 })),
    },
    options: flagOptions(view.one('options'), ['allow_alias']),
  };
}

/** The options that are set, as a text would have them. */
export function flagOptions(view: View | null, names: readonly string[]): Option[] {
  return names.flatMap((name) => (view?.has(name) === true ? [wordOption(name, `${view.flag(name)}`)] : []));
}

export function wordOption(name: string, value: string): Option {
  return { name, value: { kind: 'word', value }, start: 0, end: 0 };
}
