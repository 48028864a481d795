import { describe, expect, it } from 'vitest';
import { safeLine, safeText } from '../../src/report/escape.ts';

describe('text from outside', () => {
  it.each([
    ['an escape sequence', '\u001b]52;c;aGk=\u0007', '\\u{1b}]52;c;aGk=\\u{7}'],
    ['a carriage return that overwrites', 'safe\rBREAKS', 'safe\\u{d}BREAKS'],
    ['a right-to-left override', 'a\u202eb', 'a\\u{202e}b'],
    ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
    ['a C1 control', 'a\u009bb', 'a\\u{9b}b'],
    ['a tag character', 'a\u{e0041}b', 'a\\u{e0041}b'],
    ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
    ['plain letters of any script', 'Größe 価格', 'Größe 価格'],
  ])('shows %s', (_name, text, shown) => {
    expect(safeText(text)).toBe(shown);
    expect(safeLine(text)).toBe(shown);
  });

  it('keeps a line one line', () => {
    expect(safeLine('a\n::error::b\tc')).toBe('a\\n::error::b c');
    expect(safeText('a\nb')).toBe('a\nb');
  });

  it('lets no control character through, whichever it is', () => {
    for (let code = 0; code < 0xa0; code++) {
      const shown = safeLine(String.fromCharCode(code));
      expect(/[\u0000-\u001f\u007f-\u009f]/.test(shown), `code ${code}`).toBe(false);
    }
  });
});
