import { documentFields } from './document_fields';

it('lists every value under its path', () => {
  const document = {
    winlog: { event_data: { Image: 'a.exe' }, event_id: 1 },
    'host.name': 'pc1',
    tags: ['a', 'b'],
    list: [{ a: 1 }],
    empty: {},
    flag: false,
    nothing: null,
  };
  expect(documentFields(document)).toEqual([
    { path: 'empty', value: '{}' },
    { path: 'flag', value: 'false' },
    { path: 'host.name', value: 'pc1' },
    { path: 'list', value: '[{"a":1}]' },
    { path: 'tags', value: 'a, b' },
    { path: 'winlog.event_data.Image', value: 'a.exe' },
    { path: 'winlog.event_id', value: '1' },
  ]);
});
