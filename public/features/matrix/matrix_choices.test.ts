import { facts } from '../../components/testing/fake_answers';
import { bothOf, inStates } from './matrix_choices';

describe('inStates', () => {
  it('leaves techniques of the chosen states', () => {
    const { techniques } = facts();
    const [first] = techniques;
    if (first === undefined) throw new Error('there are techniques');
    const left = inStates(facts(), [first.state]);
    expect([...(left ?? [])]).toEqual(
      techniques.filter(({ state }) => state === first.state).map(({ id }) => id)
    );
    expect(inStates(facts(), ['validated'])).toEqual(new Set());
  });

  it('leaves all while nothing is chosen or known', () => {
    expect(inStates(facts(), [])).toBeNull();
    expect(inStates(undefined, ['blind'])).toBeNull();
  });
});

it('bothOf takes null for all', () => {
  const some = new Set(['T1055', 'T1112']);
  expect(bothOf(null, null)).toBeNull();
  expect(bothOf(some, null)).toBe(some);
  expect(bothOf(some, new Set(['T1112', 'T1003']))).toEqual(new Set(['T1112']));
});
