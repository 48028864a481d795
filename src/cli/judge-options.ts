import type { JsonPolicy, Level, Profile } from '../model.ts';

/** The options that `check` and `compare` share, as the command line gives them. */
export interface JudgeOptions {
  readonly format: 'text' | 'json';
  readonly color: 'auto' | 'always' | 'never';
  readonly proof: boolean;
  readonly level?: Level;
  readonly profile?: Profile;
  readonly jsonPolicy?: JsonPolicy;
}
