type Present<All> = { readonly [Key in keyof All]?: Exclude<All[Key], undefined> };

/** Only the keys that have a value, so that a key that was not written is not there. */
export function present<All extends Readonly<Record<string, unknown>>>(all: All): Present<All> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Present<All>;
}
