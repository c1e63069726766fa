import { createRecent } from './recent';

it('makes a value once and forgets what was asked for longest ago', async () => {
  const made: string[] = [];
  const recent = createRecent<string>(2);
  const ask = (key: string) =>
    recent(key, async () => {
      made.push(key);
      return key.toUpperCase();
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await ask(key)).toBe(key.toUpperCase());
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('tries again after a failure', async () => {
  const recent = createRecent<number>(2);
  await expect(recent('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await recent('a', async () => 1)).toBe(1);
});
