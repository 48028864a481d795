/** One step of a path. A member of a record; each element; each value of a map; one key of a map; one branch of a union. */
export type Step =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'each' }
  | { readonly kind: 'values' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'branch'; readonly name: string };

export interface FieldPath {
  /** As the contract spells it. */
  readonly text: string;
  readonly steps: readonly Step[];
}

/** Why a text is not a path; `offset` counts UTF-16 units from 0. */
export interface PathError {
  readonly message: string;
  readonly offset: number;
  readonly help: string;
}

/** One spelling for one path: `a` and `"a"` are the same. */
export function canonical(path: FieldPath): string {
  return JSON.stringify(path.steps.map((step) => [step.kind, 'name' in step ? step.name : 'key' in step ? step.key : '']));
}

/** The path up to and with step `end`, for messages. */
export function spell(steps: readonly Step[]): string {
  let text = '';
  for (const step of steps) text += spellStep(step, text === '');
  return text;
}

function spellStep(step: Step, first: boolean): string {
  switch (step.kind) {
    case 'member':
      return `${first ? '' : '.'}${spellName(step.name)}`;
    case 'each':
      return '[]';
    case 'values':
      return '{}';
    case 'key':
      return `{${spellName(step.key)}}`;
    case 'branch':
      return `<${step.name}>`;
  }
}

function spellName(name: string): string {
  return name !== '' && !/[.[\]{}<>"]/.test(name) ? name : JSON.stringify(name);
}
