import { fieldsByIndex } from './field_capabilities';

const keyword = { type: 'keyword', aggregatable: true, searchable: true, metadata_field: false };
const text = { type: 'text', aggregatable: false, searchable: true, metadata_field: false };

const read = (indices: readonly string[], fields: Record<string, object>) =>
  Object.fromEntries(
    [...fieldsByIndex({ indices, fields })].map(([index, present]) => [
      index,
      Object.fromEntries([...present].map(([name, { aggregatable }]) => [name, aggregatable])),
    ])
  );

describe('fieldsByIndex', () => {
  it.each([
    ['a field that all indices have', { f: { keyword } }, { a: { f: true }, b: { f: true } }],
    [
      'a field that one index lacks',
      {
        f: {
          keyword: { ...keyword, indices: ['a'] },
          unmapped: { type: 'unmapped', aggregatable: false, indices: ['b'] },
        },
      },
      { a: { f: true }, b: {} },
    ],
    [
      'a field of two types',
      { f: { keyword: { ...keyword, indices: ['a'] }, text: { ...text, indices: ['b'] } } },
      { a: { f: true }, b: { f: false } },
    ],
    [
      'a field that can be aggregated in one index only',
      { f: { keyword: { ...keyword, aggregatable: false, non_aggregatable_indices: ['b'] } } },
      { a: { f: true }, b: { f: false } },
    ],
    [
      'lists that are null, as older versions write them',
      { f: { keyword: { ...keyword, indices: null, non_aggregatable_indices: null } } },
      { a: { f: true }, b: { f: true } },
    ],
    [
      'an object, which holds no values',
      { f: { object: { ...text, type: 'object' } } },
      { a: {}, b: {} },
    ],
  ])('reads %s', (_meaning, fields, expected) => {
    expect(read(['a', 'b'], fields)).toEqual(expected);
  });

  it.each([
    ['.kibana_1', false],
    ['attack-coverage-settings', false],
    ['.ds-logs-windows-2024.03.01-000001', true],
    ['logs', true],
  ])('lists the index %s: %p', (index, listed) => {
    expect(index in read([index], {})).toBe(listed);
  });
});
