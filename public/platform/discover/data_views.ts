import { z } from 'zod';
import type { CoreStart } from '../core_contract';
import { httpFailure } from '../http_failure';

/** A saved data view (index pattern until Kibana 7), as far as Discover needs it. */
export interface DataView {
  readonly id: string;
  /** Index expression: `logs-*`. */
  readonly title: string;
  /** What the user called it, from 8.0 on; the title where it has no name. */
  readonly name: string;
  /** Null where the answer does not say. */
  readonly time_field: string | null;
}

const listSchema = z.object({
  data_view: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      name: z.string().optional(),
      timeFieldName: z.string().optional(),
    })
  ),
});
const savedSchema = z.object({
  saved_objects: z.array(
    z.object({
      id: z.string(),
      attributes: z.object({ title: z.string(), timeFieldName: z.string().optional() }),
    })
  ),
});
const createdSchema = z.object({ data_view: z.object({ id: z.string() }) });
const savedOneSchema = z.object({ id: z.string() });

const MOST = 1_000;

/** Index expression and time field of a source. */
export interface WantedDataView {
  readonly title: string;
  readonly time_field: string;
}

type Http = CoreStart['http'];

/** Whether this host has Discover and lets the user open it. */
export const hasDiscover = ({ application }: CoreStart): boolean =>
  application.capabilities?.discover?.show === true;

/** Whether the user may save data views; the capability has had two names. */
export const mayCreateDataViews = ({ application: { capabilities } }: CoreStart): boolean =>
  (capabilities?.indexPatterns?.save ?? capabilities?.dataViews?.save) === true;

/**
 * The data views of the space.
 *
 * From 8.0 on Kibana has an API of its own; before, they are saved objects (docs/decisions/0008).
 *
 * @throws Error of `core.http`, when the user may not read them
 */
export async function listDataViews(http: Http): Promise<readonly DataView[]> {
  const answer = await unlessAbsent(() => http.fetch('/api/data_views', { method: 'GET' }));
  if (answer !== null)
    return listSchema.parse(answer).data_view.map(({ id, title, name, timeFieldName }) => ({
      id,
      title,
      name: name === undefined || name === '' ? title : name,
      time_field: timeFieldName ?? null,
    }));
  const query = { type: 'index-pattern', fields: ['title', 'timeFieldName'], per_page: MOST };
  const found = await http.fetch('/api/saved_objects/_find', { method: 'GET', query });
  return savedSchema.parse(found).saved_objects.map(({ id, attributes }) => ({
    id,
    title: attributes.title,
    name: attributes.title,
    time_field: attributes.timeFieldName ?? null,
  }));
}

/**
 * Saves a data view in the space.
 *
 * Kibana answers 400 though it has saved it, where it would make it the space's default and the user may not change
 * settings (seen in 8.12.2), and where somebody else has made it meanwhile: what is there then is taken.
 *
 * @returns its id
 * @throws Error with Kibana's own words, when the user may not
 */
export async function createDataView(http: Http, wanted: WantedDataView): Promise<string> {
  try {
    return await postDataView(http, wanted);
  } catch (error) {
    const made = dataViewFor(await listDataViews(http).catch(() => []), wanted);
    if (made !== undefined) return made.id;
    const words = httpFailure(error)?.message;
    throw typeof words === 'string' ? new Error(words) : error;
  }
}

async function postDataView(http: Http, { title, time_field }: WantedDataView): Promise<string> {
  const attributes = { title, timeFieldName: time_field };
  const post = (path: string, body: object) =>
    http.fetch(path, { method: 'POST', body: JSON.stringify(body) });
  const answer = await unlessAbsent(() =>
    post('/api/data_views/data_view', { data_view: attributes })
  );
  if (answer !== null) return createdSchema.parse(answer).data_view.id;
  return savedOneSchema.parse(await post('/api/saved_objects/index-pattern', { attributes })).id;
}

/** A data view over exactly these indices and this time field, as far as it is known. */
export const dataViewFor = (
  views: readonly DataView[],
  wanted: WantedDataView
): DataView | undefined =>
  views.find(
    ({ title, time_field }) =>
      title === wanted.title && (time_field === null || time_field === wanted.time_field)
  );

/** Null where this Kibana has no such route. */
async function unlessAbsent(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (httpFailure(error)?.status === 404) return null;
    throw error;
  }
}
