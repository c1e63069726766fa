import { foundSources } from '../../components/testing/fake_answers';
import { moveSource, switchSource } from './source_order';

const [template] = foundSources().sources;
const entry = (id: string) => {
  if (template === undefined) throw new Error('no source');
  return { ...template, source: { ...template.source, id } };
};
const sources = { sources: ['a', 'b', 'c'].map(entry), disabled: [entry('off')] };

it.each([
  ['b', -1, ['b', 'a', 'c', 'off']],
  ['b', 1, ['a', 'c', 'b', 'off']],
  ['a', -1, ['a', 'b', 'c', 'off']],
  ['c', 1, ['a', 'b', 'c', 'off']],
] as const)('moves %s by %d', (id, by, order) => {
  expect(moveSource(sources, id, by)).toEqual({ order, disabled: ['off'] });
});

it('switches off once, and on again', () => {
  const off = switchSource({ order: ['a'], disabled: ['x'] }, 'a', false);
  expect(off).toEqual({ order: ['a'], disabled: ['x', 'a'] });
  expect(switchSource(off, 'a', false)).toEqual(off);
  expect(switchSource(off, 'a', true)).toEqual({ order: ['a'], disabled: ['x'] });
});
