import { cutText } from './send_catalogue';

describe('cutText', () => {
  it.each([
    ['nothing', '', 3, []],
    ['less than a part', 'ab', 3, ['ab']],
    ['several parts', 'abcdefg', 3, ['abc', 'def', 'g']],
    ['a character of two code units at the end of a part', 'ab😀c', 3, ['ab', '😀c']],
    ['only such characters', '😀😀', 2, ['😀', '😀']],
  ])('cuts %s', (_meaning, text, size, parts) => {
    expect(cutText(text, size)).toEqual(parts);
    expect(parts.join('')).toBe(text);
  });
});
