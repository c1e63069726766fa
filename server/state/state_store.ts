import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { Elasticsearch, ElasticsearchRequest } from '../platform/elasticsearch';
import { DEFAULT_SPACE } from '../platform/space';
import type { Expected, StateStore, Stored } from '../platform/state';
import { nameOf, parseVersion, type PayloadFormat, printVersion, readDocument } from './envelope';
import { ensureIndex, type FieldMappings, type StateIndexName } from './state_index';
import { readUserName } from './user_name';

export interface StateDefinition<Payload> extends PayloadFormat<Payload> {
  readonly index: StateIndexName;
  /** `kind` as it stands in the documents. */
  readonly documentKind: string;
  /** Part of the document's id before the name; empty where the index holds one kind alone. */
  readonly idPrefix: string;
  /** Fields beside the payload, and what stands in them. */
  readonly beside?: {
    readonly mappings: FieldMappings;
    of(payload: Payload): Readonly<Record<string, unknown>>;
  };
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** As many as one search answers; more of a kind than this is a mistake somewhere. */
const MAX_DOCUMENTS = 10_000;

/** Documents of one kind in an ordinary index of ours (docs/data_model.md, "State in Elasticsearch"). */
export function createStateStore<Payload>(
  definition: StateDefinition<Payload>
): StateStore<Payload> {
  const { index, documentKind, idPrefix } = definition;
  const spaceOf = ({ space = DEFAULT_SPACE }: Elasticsearch) => space;
  const idOf = (elasticsearch: Elasticsearch, name: string) =>
    `${spaceOf(elasticsearch)}:${idPrefix}${name}`;
  const pathOf = (elasticsearch: Elasticsearch, endpoint: '_doc' | '_create', name: string) =>
    `/${index}/${endpoint}/${encodeURIComponent(idOf(elasticsearch, name))}`;

  const read: StateStore<Payload>['read'] = async (elasticsearch, name) => {
    const document = await reading(elasticsearch, index, {
      method: 'GET',
      path: pathOf(elasticsearch, '_doc', name),
    });
    return document === null ? null : readDocument(document, definition);
  };

  const search = (elasticsearch: Elasticsearch, more: object, clauses: readonly object[] = []) =>
    reading(elasticsearch, index, {
      method: 'POST',
      path: `/${index}/_search`,
      body: {
        size: MAX_DOCUMENTS,
        track_total_hits: false,
        seq_no_primary_term: true,
        sort: [{ name: { order: 'asc', unmapped_type: 'keyword' } }],
        query: {
          bool: {
            filter: [
              { term: { space: spaceOf(elasticsearch) } },
              { term: { kind: documentKind } },
              ...clauses,
            ],
          },
        },
        ...more,
      },
    }).then((answer) => (answer === null ? [] : hitsSchema.parse(answer).hits.hits));

  const conflict = async (
    elasticsearch: Elasticsearch,
    name: string,
    yours: Payload | null
  ): Promise<CoverageError> => {
    const current = await read(elasticsearch, name);
    const who = current?.updated_by ? ` by ${current.updated_by}` : '';
    const message =
      current === null
        ? `The ${definition.kind} "${name}" was deleted meanwhile.`
        : `The ${definition.kind} "${name}" was changed meanwhile${who}, at ${current.updated_at}. Nothing was overwritten: look at both versions and decide.`;
    return new CoverageError('conflict', message, undefined, { current, yours });
  };

  return {
    read,

    list: async (elasticsearch) => {
      const entries: Stored<Payload>[] = [];
      const unreadable: { name: string; message: string }[] = [];
      for (const hit of await search(elasticsearch, {})) {
        try {
          entries.push(readDocument(hit, definition));
        } catch (error) {
          if (!(error instanceof CoverageError)) throw error;
          unreadable.push({ name: nameOf(hit), message: error.message });
        }
      }
      return { entries, unreadable };
    },

    write: async (elasticsearch, name, payload, expected) => {
      // Also refuses to write over what a newer version wrote.
      const before = isVersion(expected) ? await read(elasticsearch, name) : null;
      if (before === null && isVersion(expected))
        throw await conflict(elasticsearch, name, payload);
      const by = await readUserName(elasticsearch);
      const at = new Date(definition.now()).toISOString();
      const envelope = {
        name,
        schema_version: definition.schemaVersion,
        created_at: before?.created_at ?? at,
        created_by: before === null ? by : before.created_by,
        updated_at: at,
        updated_by: by,
        payload,
      };
      const beside = definition.beside?.of(payload) ?? {};
      const space = spaceOf(elasticsearch);
      try {
        await ensureIndex(elasticsearch, index, definition.beside?.mappings ?? {});
        const answer = await elasticsearch.request({
          method: 'PUT',
          path: pathOf(elasticsearch, expected === 'absent' ? '_create' : '_doc', name),
          querystring: { refresh: true, ...conditionsOf(expected) },
          body: { ...beside, space, kind: documentKind, ...envelope },
        });
        const { _seq_no, _primary_term } = writtenSchema.parse(answer);
        return { ...envelope, version: printVersion(_seq_no, _primary_term) };
      } catch (error) {
        if (isCode(error, 'conflict')) throw await conflict(elasticsearch, name, payload);
        throw explainWrite(error, index);
      }
    },

    remove: async (elasticsearch, name, expected) => {
      try {
        await elasticsearch.request({
          method: 'DELETE',
          path: pathOf(elasticsearch, '_doc', name),
          querystring: { refresh: true, ...conditionsOf(expected) },
        });
      } catch (error) {
        if (isCode(error, 'conflict')) throw await conflict(elasticsearch, name, null);
        if (isCode(error, 'not_found')) {
          throw new CoverageError('not_found', `There is no ${definition.kind} "${name}".`, error);
        }
        throw explainWrite(error, index);
      }
    },

    names: async (elasticsearch, createdBefore) => {
      const clauses =
        createdBefore === undefined ? [] : [{ range: { created_at: { lt: createdBefore } } }];
      return (await search(elasticsearch, { _source: ['name'] }, clauses)).map(nameOf);
    },

    removeAll: async (elasticsearch, names) => {
      if (names.length === 0) return;
      const lines = names.map((name) => ({
        delete: { _index: index, _id: idOf(elasticsearch, name) },
      }));
      try {
        await elasticsearch.request({
          method: 'POST',
          path: '/_bulk',
          querystring: { refresh: true },
          lines,
        });
      } catch (error) {
        throw explainWrite(error, index);
      }
    },
  };
}

const writtenSchema = z.object({ _seq_no: z.number(), _primary_term: z.number() });
const hitsSchema = z.object({ hits: z.object({ hits: z.array(z.unknown()) }) });

const isVersion = (expected: Expected): boolean => typeof expected === 'object';

const conditionsOf = (expected: Expected) =>
  typeof expected === 'object' ? parseVersion(expected.version) : {};

const isCode = (error: unknown, code: CoverageError['code']): error is CoverageError =>
  error instanceof CoverageError && error.code === code;

/** Answers null where the index or the document is not there. */
async function reading(
  elasticsearch: Elasticsearch,
  index: string,
  request: ElasticsearchRequest
): Promise<unknown> {
  try {
    return await elasticsearch.request(request);
  } catch (error) {
    if (isCode(error, 'not_found')) return null;
    if (!isCode(error, 'forbidden')) throw error;
    throw new CoverageError(
      'forbidden',
      `Your user may not read ${index}, where ATT&CK Coverage keeps its state. Ask an administrator for the privilege read on attack-coverage-*.`,
      error
    );
  }
}

/** A user who may only look is told what is missing, not what Elasticsearch calls it. */
const explainWrite = (error: unknown, index: string): unknown =>
  isCode(error, 'forbidden')
    ? new CoverageError(
        'forbidden',
        `Your user may not change ${index}, where ATT&CK Coverage keeps its state. Ask an administrator for the privileges read, write, create_index and view_index_metadata on attack-coverage-*.`,
        error
      )
    : error;
