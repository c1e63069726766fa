import { aSuppression } from '../../../test/builders/suppression';
import { checkSuppression, inDays, newId, newSuppression } from './suppression_draft';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');

describe('newSuppression', () => {
  it('takes the proposal, ends by itself and asks for the reason', () => {
    const draft = newSuppression({ kind: 'host', value: 'pc1' }, 'x', NOW);
    expect(draft).toMatchObject({ kind: 'host', value: 'pc1', techniques: null, owner: null });
    expect(draft.expires_at).toBe('2026-05-30T12:00:00.000Z');
    expect([...checkSuppression(draft).keys()]).toEqual(['reason']);
  });
});

it('counts days', () => {
  expect(inDays(7, NOW)).toBe('2026-03-08T12:00:00.000Z');
});

it('makes ids that the server takes and that differ', () => {
  const ids = [newId(NOW), newId(NOW)];
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(checkSuppression(aSuppression({ id })).size).toBe(0);
});

describe('checkSuppression', () => {
  it.each([
    ['value', { value: ' ' }, /what is suppressed/],
    ['techniques', { techniques: [] }, /at least one technique/],
    ['reason', { reason: '' }, /why/],
    ['expires_at', { expires_at: '' }, /date/],
  ] as const)('says what is wrong with %s', (field, changes, message) => {
    const errors = checkSuppression({ ...aSuppression(), ...changes } as never);
    expect(errors.get(field)).toMatch(message);
  });
});
