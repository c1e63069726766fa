import { placeOf, showSame, viewAt } from './view_address';

it('keeps filter and look, and not what is open for a moment', () => {
  const search = '?layout=side&hosts=b&hosts=a&from=now-7d&technique=T1055&tab=events';
  const view = viewAt({ pathname: '/matrix', search });
  expect(view).toMatchObject({ path: '/matrix', look: 'layout=side' });
  expect(view.filter).toMatchObject({ hosts: ['b', 'a'], from: 'now-7d', to: 'now' });
  const place = placeOf(view);
  expect(place).toEqual({
    pathname: '/matrix',
    search: '?from=now-7d&hosts=b&hosts=a&layout=side',
  });
  expect(viewAt(place)).toEqual(view);
});

it('opens a view of defaults without a query', () => {
  expect(placeOf(viewAt({ pathname: '/volume', search: '' }))).toEqual({
    pathname: '/volume',
    search: '',
  });
});

it('tells what shows the same, whatever order it stands in', () => {
  const at = (search: string) => viewAt({ pathname: '/matrix', search });
  expect(
    showSame(at('?layout=side&from=now-7d&find=a'), at('?find=a&from=now-7d&layout=side'))
  ).toBe(true);
  expect(showSame(at('?layout=side'), at('?layout=compact'))).toBe(false);
  expect(showSame(at(''), viewAt({ pathname: '/volume', search: '' }))).toBe(false);
});
