/** Beyond these a text is not judged; the error names the limit. */
export const limits = {
  /** UTF-16 units of one text. */
  textLength: 8 * 1024 * 1024,
  /** Messages in messages, and braces in option values. */
  depth: 100,
  /** Pairs of fields looked at in one comparison; types in other files are compared anew at every use. */
  comparedFields: 2_000_000,
} as const;
