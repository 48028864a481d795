import type { Place } from '../../model.ts';

/** Something that can say where it stands. Asking may cost a walk through the whole text, so it is asked only of what is reported. */
export interface Located {
  readonly place: Place | null;
}

export const NOWHERE: Located = { place: null };

/** The first of several that has a place. */
export function firstOf(...sources: readonly (Located | null | undefined)[]): Located {
  return {
    get place() {
      for (const source of sources) {
        const place = source?.place;
        if (place) return place;
      }
      return null;
    },
  };
}
