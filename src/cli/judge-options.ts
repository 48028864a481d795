import type { JsonPolicy, Level, Profile } from '../model.ts';
import type { ReportFormat } from '../report/index.ts';

/** The options that `check` and `compare` share, as the command line gives them. */
export interface JudgeOptions {
  readonly format: ReportFormat;
  readonly color: 'auto' | 'always' | 'never';
  readonly proof: boolean;
  readonly level?: Level;
  readonly profile?: Profile;
  readonly jsonPolicy?: JsonPolicy;
}
