import { z } from 'zod';
import { readAccounts } from './accounts';
import { demand } from './send';

/** A request to Kibana's own API as an administrator; refused where its status is not 2xx. */
export const askKibana = (
  url: string,
  method: string,
  path: string,
  body?: unknown
): Promise<unknown> => demand(readAccounts()?.admin ?? null, method, `${url}${path}`, body);

/** Kibana's settings of the default space; null takes one back. Their address moved behind `/internal` in 8.x. */
export async function changeSettings(
  url: string,
  changes: Readonly<Record<string, unknown>>
): Promise<void> {
  try {
    await askKibana(url, 'POST', '/internal/kibana/settings', { changes });
  } catch {
    await askKibana(url, 'POST', '/api/kibana/settings', { changes });
  }
}

const DATA_VIEWS = '/api/saved_objects/index-pattern';
const createdSchema = z.object({ id: z.string() });
const foundSchema = z.object({
  saved_objects: z.array(z.object({ id: z.string(), attributes: z.object({ title: z.string() }) })),
});

/** Saves a data view over an index and makes it the one that Discover opens with. */
export async function makeDefaultDataView(url: string, title: string): Promise<void> {
  const attributes = { title, timeFieldName: '@timestamp' };
  const { id } = createdSchema.parse(await askKibana(url, 'POST', DATA_VIEWS, { attributes }));
  await changeSettings(url, { defaultIndex: id });
}

/** Deletes the data views over an index, whoever made them. */
export async function removeDataViews(url: string, title: string): Promise<void> {
  const path = '/api/saved_objects/_find?type=index-pattern&per_page=1000&fields=title';
  const found = foundSchema.parse(await askKibana(url, 'GET', path));
  for (const { id, attributes } of found.saved_objects) {
    if (attributes.title === title) await askKibana(url, 'DELETE', `${DATA_VIEWS}/${id}`);
  }
  await changeSettings(url, { defaultIndex: null });
}
