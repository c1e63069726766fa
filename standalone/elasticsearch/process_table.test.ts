import { parseStat, readProcess } from './process_table';

it('reads state and start time past a name with spaces and brackets', () => {
  const rest = Array.from({ length: 18 }, (_, index) => index).join(' ');
  expect(parseStat(`42 (a (odd) name) S ${rest} 98765 0 0`)).toEqual({
    state: 'S',
    started: '98765',
  });
});

it('knows this process and no process that can not be', async () => {
  const own = await readProcess(process.pid);
  expect(own?.command).toContain('node');
  expect(own?.started).not.toBe('');
  expect(await readProcess(2 ** 22 + 1)).toBeUndefined();
});
