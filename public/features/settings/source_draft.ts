import { type Source, sourceSchema } from '../../../common/sources/source';

/** What a new source begins as. */
export const EMPTY_SOURCE: Source = {
  id: '',
  name: '',
  index_pattern: '',
  origin: 'sysmon_rule',
  filter: null,
  tags_from: 'rule_name',
  fields: {
    time: '@timestamp',
    technique_ids: null,
    rule_name: null,
    event_id: null,
    channel: null,
    host: null,
    user: null,
    process_image: null,
  },
};

/** `NXLog, west` → `nxlog_west`; what has no letters gets a name of its own. */
export function idFromName(name: string, taken: ReadonlySet<string>): string {
  const letters = name.toLowerCase().replace(/[^\w.-]+/g, '_');
  const base = letters.replace(/^_+|_+$/g, '').slice(0, 100) || 'source';
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
  return id;
}

/** What is wrong, by the path of its field: `name`, `fields.time`; `fields` where no field is left to count. */
export type DraftErrors = ReadonlyMap<string, string>;

/** @param draft - an empty id is the server's to refuse, not the user's to type */
export function checkDraft(draft: Source): DraftErrors {
  const { error } = sourceSchema.safeParse({ ...draft, id: draft.id || 'new' });
  const errors = new Map<string, string>();
  for (const { path, message } of error?.issues ?? []) {
    const key = path.join('.');
    if (!errors.has(key)) errors.set(key, isEmpty(draft, key) ? 'Needed' : message);
  }
  return errors;
}

const isEmpty = (draft: Source, key: string): boolean =>
  (key === 'name' && draft.name === '') ||
  (key === 'index_pattern' && draft.index_pattern === '') ||
  (key === 'fields.time' && draft.fields.time === '');

/** The pattern as the server can take it; null while it is none. */
export const validPattern = (text: string): string | null =>
  sourceSchema.shape.index_pattern.safeParse(text).success ? text : null;
