export interface Span {
  readonly text: string;
  readonly code: boolean;
}

/** Our sentences put names in backticks. A backtick without a partner is text; names with backticks of their own are cut there. */
export function codeSpans(sentence: string): readonly Span[] {
  const parts = sentence.split('`');
  if (parts.length % 2 === 0) {
    const tail = parts.pop()!;
    parts.push(`${parts.pop()!}\`${tail}`);
  }
  return parts.map((text, index) => ({ text, code: index % 2 === 1 })).filter(({ text, code }) => code || text !== '');
}
