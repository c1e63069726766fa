import {
  deleteSavedViewEndpoint,
  putDefaultViewEndpoint,
  putSavedViewEndpoint,
  savedViewsEndpoint,
} from '../../common/http/saved_views';
import { setUpApp } from './support/running_app';

const app = setUpApp();

const list = () => app.ask(savedViewsEndpoint);
const put = (id: string, name: string, expected: string | null, filter: object = {}) =>
  app.ask(putSavedViewEndpoint, {
    id,
    body: { view: { name, path: '/matrix', filter, look: 'layout=side' }, expected },
  });
const choose = (id: string | null, expected: string | null) =>
  app.ask(putDefaultViewEndpoint, { body: { default: { id }, expected } });

it('has none at first', async () => {
  expect(await list()).toEqual({
    views: [],
    default: { id: null, version: null },
    unreadable: [],
  });
});

it('keeps views by name, relative times as they are, and refuses what was changed meanwhile', async () => {
  const b = await put('b', 'Beta', null, { from: 'now-7d', hosts: ['pc1'] });
  await put('a', 'Alpha', null);
  const { views } = await list();
  expect(views.map(({ view }) => view.name)).toEqual(['Alpha', 'Beta']);
  expect(views[1]).toEqual(b);
  expect(b.view).toMatchObject({ filter: { from: 'now-7d', hosts: ['pc1'] }, look: 'layout=side' });
  const renamed = await put('b', 'Gamma', b.version);
  await expect(put('b', 'Delta', b.version)).rejects.toThrow('409');
  await expect(put('b', 'Delta', null)).rejects.toThrow('409');
  expect(renamed.view.name).toBe('Gamma');
  await expect(put('other', 'Gamma', null)).rejects.toThrow('There is a saved view “Gamma”');
  await expect(put('b', 'Alpha', renamed.version)).rejects.toThrow('choose another name');
});

it('has at most one default, which is none once its view is gone', async () => {
  await expect(choose('nothing', null)).rejects.toThrow('There is no saved view nothing');
  const first = await choose('a', null);
  await expect(choose('b', null)).rejects.toThrow('409');
  expect((await list()).default).toEqual(first);
  const { views } = await list();
  const [alpha] = views;
  await app.ask(deleteSavedViewEndpoint, { id: 'a', body: { expected: alpha?.version } });
  expect((await list()).default.id).toBeNull();
  expect(await choose(null, first.version)).toMatchObject({ id: null });
});

it('refuses what is no view, and says why', async () => {
  await expect(put('c', ' ', null)).rejects.toThrow('a view needs a name');
  await expect(
    app.ask(putSavedViewEndpoint, {
      id: 'c',
      body: { view: { name: 'x', path: 'https://elsewhere', filter: {} }, expected: null },
    })
  ).rejects.toThrow('a path is that of a page');
});
