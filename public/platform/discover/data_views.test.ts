import type { CoreStart } from '../core_contract';
import { createDataView, dataViewFor, listDataViews } from './data_views';

type Fetch = CoreStart['http']['fetch'];
const httpOf = (fetch: Fetch) => ({ fetch, basePath: { prepend: (path: string) => path } });
const absent = () =>
  Promise.reject(Object.assign(new Error('Not Found'), { response: { status: 404 } }));

/** Kibana 7.10 to 7.17: saved objects only. */
const kibana7 = (sent: unknown[] = []) =>
  httpOf(async (path, options) => {
    sent.push([path, options]);
    if (path === '/api/saved_objects/_find')
      return {
        saved_objects: [
          { id: 'a', attributes: { title: 'logs-*', timeFieldName: '@timestamp' } },
          { id: 'b', attributes: { title: 'no-time' } },
        ],
      };
    if (path === '/api/saved_objects/index-pattern') return { id: 'new' };
    return absent();
  });

/** Kibana 8.0 on. */
const kibana8 = (sent: unknown[] = []) =>
  httpOf(async (path, options) => {
    sent.push([path, options]);
    if (path === '/api/data_views')
      return { data_view: [{ id: 'a', title: 'logs-*', name: 'Logs', namespaces: ['default'] }] };
    if (path === '/api/data_views/data_view') return { data_view: { id: 'new' } };
    return absent();
  });

describe('listDataViews', () => {
  it('asks the API of Kibana 8', async () => {
    expect(await listDataViews(kibana8())).toEqual([
      { id: 'a', title: 'logs-*', name: 'Logs', time_field: null },
    ]);
  });

  it('finds the saved objects of Kibana 7', async () => {
    expect(await listDataViews(kibana7())).toEqual([
      { id: 'a', title: 'logs-*', name: 'logs-*', time_field: '@timestamp' },
      { id: 'b', title: 'no-time', name: 'no-time', time_field: null },
    ]);
  });

  it('does not take a refusal for an older Kibana', async () => {
    const refused = Object.assign(new Error('Forbidden'), { response: { status: 403 } });
    await expect(listDataViews(httpOf(() => Promise.reject(refused)))).rejects.toThrow('Forbidden');
  });
});

describe('createDataView', () => {
  const wanted = { title: 'logs-*', time_field: '@timestamp' };

  it.each([
    [
      '8',
      kibana8,
      '/api/data_views/data_view',
      { data_view: { title: 'logs-*', timeFieldName: '@timestamp' } },
    ],
    [
      '7',
      kibana7,
      '/api/saved_objects/index-pattern',
      { attributes: { title: 'logs-*', timeFieldName: '@timestamp' } },
    ],
  ] as const)('saves one in Kibana %s', async (_version, kibana, path, body) => {
    const sent: unknown[] = [];
    expect(await createDataView(kibana(sent), wanted)).toBe('new');
    expect(sent[sent.length - 1]).toEqual([path, { method: 'POST', body: JSON.stringify(body) }]);
  });
});

describe('createDataView, refused', () => {
  const refusal = Object.assign(new Error('Bad Request'), {
    response: { status: 400 },
    body: { message: 'Unable to update config' },
  });
  const refusing = httpOf((path) =>
    path === '/api/data_views'
      ? Promise.resolve({ data_view: [{ id: 'made', title: 'logs-*' }] })
      : Promise.reject(refusal)
  );

  it('takes what is there in spite of it', async () => {
    const wanted = { title: 'logs-*', time_field: '@timestamp' };
    expect(await createDataView(refusing, wanted)).toBe('made');
  });

  it('says why in Kibana’s own words where nothing is', async () => {
    const wanted = { title: 'other-*', time_field: '@timestamp' };
    await expect(createDataView(refusing, wanted)).rejects.toThrow('Unable to update config');
  });
});

it('takes no data view of another time field', () => {
  const view = { id: 'a', title: 'logs-*', name: 'logs-*', time_field: 'created' };
  const wanted = { title: 'logs-*', time_field: '@timestamp' };
  expect(dataViewFor([view], wanted)).toBeUndefined();
  expect(dataViewFor([{ ...view, time_field: null }], wanted)?.id).toBe('a');
});
