import { z } from 'zod';
import { urlShape } from './url_shape';

const { read, print } = urlShape({
  from: z.string().default('now-30d'),
  hosts: z.array(z.string()).default([]),
  size: z.coerce.number().max(10).default(5),
  open: z.string().nullable().default(null),
});

describe('urlShape', () => {
  it('reads what it writes', () => {
    const state = { from: 'now-7d', hosts: ['a', 'b'], size: 3, open: 'x&y' };
    expect(read(`?${print(state)}`)).toEqual({ state, problems: [] });
  });

  it('leaves defaults out', () => {
    expect(print(read('').state)).toBe('');
  });

  it('names what it cannot read, and keeps the rest', () => {
    const { state, problems } = read('?size=99&from=now-1d&other=1');
    expect(state).toEqual({ from: 'now-1d', hosts: [], size: 5, open: null });
    expect(problems).toEqual([expect.stringContaining('size=99')]);
  });
});
