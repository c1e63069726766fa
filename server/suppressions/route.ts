import { CoverageError } from '../../common/errors';
import {
  deleteSuppressionEndpoint,
  putSuppressionEndpoint,
  type StoredSuppression,
  type Suppression,
  suppressionsEndpoint,
} from '../../common/http/suppressions';
import { isActive } from '../../common/suppressions/view_source';
import type { Source } from '../../common/sources/source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { implement, type Route } from '../platform/implement';
import type { Stored } from '../platform/state';
import { checkQuery } from './check_query';
import type { SuppressionState } from './suppression_state';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface SuppressionParts {
  readonly state: SuppressionState;
  knownSources(elasticsearch: Elasticsearch): Promise<readonly Source[]>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Lists, writes and deletes the suppressions of a space. */
export const suppressionRoutes = ({
  state,
  knownSources,
  now,
}: SuppressionParts): readonly Route[] => [
  implement(suppressionsEndpoint, async ({ elasticsearch }) => {
    const { entries, unreadable } = await state.list(elasticsearch);
    return {
      suppressions: entries.map((entry) => toStored(entry, now())),
      unreadable: [...unreadable],
    };
  }),

  implement(putSuppressionEndpoint, async ({ elasticsearch, params, body }) => {
    const { suppression, expected } = body;
    if (params.id !== suppression.id) {
      throw new CoverageError(
        'invalid_input',
        `The address says ${params.id}, the suppression ${suppression.id}.`
      );
    }
    if (suppression.kind === 'query') {
      await checkQuery(elasticsearch, await knownSources(elasticsearch), suppression.value);
    }
    const version = expected === null ? 'absent' : { version: expected };
    return toStored(await state.write(elasticsearch, params.id, suppression, version), now());
  }),

  implement(deleteSuppressionEndpoint, async ({ elasticsearch, params, body }) => {
    await state.remove(elasticsearch, params.id, { version: body.expected });
    return { deleted: true };
  }),
];

const toStored = (
  { payload, version, created_at, created_by, updated_at, updated_by }: Stored<Suppression>,
  now: number
): StoredSuppression => ({
  suppression: payload,
  version,
  expired: !isActive(payload, now),
  created_at,
  created_by,
  updated_at,
  updated_by,
});
