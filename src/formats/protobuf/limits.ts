/** Beyond these a text is not judged; the error names the limit. */
export const limits = {
  /** UTF-16 units of one text. */
  textLength: 8 * 1024 * 1024,
  /** Messages in messages, and braces in option values. */
  depth: 100,
  /** Types of other files, each in a field of the one before. */
  chain: 400,
  /** Fields looked at in one comparison. */
  comparedFields: 5_000_000,
  /** The registry compares a type of another file anew at every use. Beyond so many fields each pair of types is told once. */
  repeatedFields: 20_000,
} as const;
