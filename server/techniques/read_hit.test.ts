import { aSource } from '../../test/builders/source';
import { readHit } from './read_hit';

const TIME = Date.UTC(2024, 2, 1);
const hit = (_source?: object) => ({ _index: 'logs-1', _id: 'a', _source, sort: [TIME] });

describe('readHit', () => {
  it.each([
    ['a flat name', { host_name: 'pc1' }, 'host_name', 'pc1'],
    ['a path', { host: { name: 'pc1' } }, 'host.name', 'pc1'],
    ['a key with a dot in it', { 'host.name': 'pc1' }, 'host.name', 'pc1'],
    ['a dot in an inner key', { a: { 'b.c': 'pc1' } }, 'a.b.c', 'pc1'],
    ['a dot in an outer key', { 'a.b': { c: 'pc1' } }, 'a.b.c', 'pc1'],
    ['the keyword beside a text', { host_name: 'pc1' }, 'host_name.keyword', 'pc1'],
    ['a number', { host_name: 7 }, 'host_name', '7'],
    ['several values', { host_name: ['a', 'b'] }, 'host_name', 'a, b'],
    ['null', { host_name: null }, 'host_name', null],
    ['nothing', {}, 'host_name', null],
    ['a text where a path goes on', { host: 'pc1' }, 'host.name', null],
    ['a source without this role', { host_name: 'pc1' }, null, null],
  ])('reads %s', (_meaning, document, field, expected) => {
    const source = aSource({ fields: { host: field } });
    expect(readHit(hit(document), source).host).toBe(expected);
  });

  it('keeps the document whole and says where it stands', () => {
    const document = { anything: [{ at: 'all' }] };
    expect(readHit(hit(document), aSource())).toMatchObject({
      source_id: 'helk',
      index: 'logs-1',
      id: 'a',
      time: '2024-03-01T00:00:00.000Z',
      document,
    });
  });

  it('reads an index that stores no documents', () => {
    expect(readHit(hit(), aSource()).document).toEqual({});
  });
});
