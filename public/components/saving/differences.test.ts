import { differences } from './differences';

it('names each place in which two versions differ', () => {
  const mine = { name: 'Servers', filter: { hosts: ['a', 'b'], query: '' }, owner: null };
  const stored = { name: 'Servers', filter: { hosts: ['a'], query: 'x' }, owner: 'alice' };
  expect(differences(mine, stored)).toEqual([
    { path: 'filter.hosts', mine: 'a, b', stored: 'a' },
    { path: 'filter.query', mine: '', stored: 'x' },
    { path: 'owner', mine: '', stored: 'alice' },
  ]);
});

it('tells lists of objects apart, and finds nothing in what is the same', () => {
  const [a, b] = [{ pairs: [{ id: 1 }] }, { pairs: [{ id: 2 }] }];
  expect(differences(a, b)).toHaveLength(1);
  expect(differences(a, { pairs: [{ id: 1 }] })).toEqual([]);
});
