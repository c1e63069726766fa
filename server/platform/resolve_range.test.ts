import { resolveRange } from './resolve_range';

const NOW = Date.parse('2026-11-23T15:30:00.000Z');

describe('resolveRange', () => {
  it.each([
    ['now-7d', 'now', '2026-11-16T15:30:00.000Z', '2026-11-23T15:30:00.000Z'],
    [
      '2026-01-01T00:00:00.000Z',
      '2026-01-02T00:00:00Z',
      '2026-01-01T00:00:00.000Z',
      '2026-01-02T00:00:00.000Z',
    ],
  ])('%s to %s', (from, to, start, end) => {
    expect(resolveRange({ from, to }, NOW)).toEqual({ from: start, to: end });
  });

  it('ends a rounded unit exclusively', () => {
    const { from, to } = resolveRange({ from: 'now/h', to: 'now/h' }, NOW);
    expect(Date.parse(to) - Date.parse(from)).toBe(3_600_000);
  });

  it.each([
    ['now', 'now-7d'],
    ['now', 'now'],
    ['yesterday', 'now'],
  ])('refuses %s to %s', (from, to) => {
    expect(() => resolveRange({ from, to }, NOW)).toThrow(
      expect.objectContaining({ code: 'invalid_input' })
    );
  });
});
