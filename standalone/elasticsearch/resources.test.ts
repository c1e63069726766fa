import { parseAvailableMb } from './resources';

it('reads the memory that programs can still get', () => {
  expect(parseAvailableMb('MemTotal: 9 kB\nMemAvailable:    2097152 kB\n')).toBe(2048);
  expect(parseAvailableMb('')).toBeUndefined();
});
