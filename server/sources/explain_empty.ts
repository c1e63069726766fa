import { z } from 'zod';
import type { EmptyReason } from '../../common/http/sources';
import { namedPatterns } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import { CoverageError } from '../../common/errors';
import type { Elasticsearch } from '../platform/elasticsearch';
import { ALL_INDICES } from './find_sources';
import { findTaggedRange } from './tagged_range';

/**
 * May the calling user read these indices?
 *
 * @returns null where the cluster has no security to ask
 */
async function mayRead(
  elasticsearch: Elasticsearch,
  names: readonly string[]
): Promise<boolean | null> {
  try {
    const answer = await elasticsearch.request({
      method: 'POST',
      path: '/_security/user/_has_privileges',
      body: { index: [{ names, privileges: ['read', 'view_index_metadata'] }] },
    });
    return z.object({ has_all_requested: z.boolean() }).parse(answer).has_all_requested;
  } catch (error) {
    if (error instanceof CoverageError && error.code === 'forbidden') return false;
    if (error instanceof CoverageError) return null;
    throw error;
  }
}

/** Why no source was found. A wildcard search without rights is no error for Elasticsearch, so rights are asked for. */
export async function explainNoSource(
  elasticsearch: Elasticsearch,
  readableIndices: number
): Promise<EmptyReason> {
  if ((await mayRead(elasticsearch, [ALL_INDICES])) === false) {
    return {
      kind: 'no_rights',
      message:
        readableIndices === 0
          ? 'Your user may read no index here. Ask an administrator for the privileges read and view_index_metadata on the indices that hold your Sysmon events.'
          : `Of the ${readableIndices} indices that your user may read, none holds tagged Sysmon events; there may be others that it may not read. Ask an administrator for read and view_index_metadata on the indices of your Sysmon events.`,
      range: null,
    };
  }
  return readableIndices === 0
    ? { kind: 'no_indices', message: 'This Elasticsearch holds no indices yet.', range: null }
    : {
        kind: 'no_source',
        message: `None of the ${readableIndices} indices has a field in which a Sysmon rule name or a technique id is known to stand (mitre_technique_id, rule.name, RuleName, …).`,
        range: null,
      };
}

/**
 * Why sources that exist counted nothing: no rights, no index, no tags at all, or tags outside the range or the
 * filter.
 *
 * @param filtered - the user narrowed the view by a query or by hosts
 */
export async function explainNothingCounted(
  elasticsearch: Elasticsearch,
  sources: readonly Source[],
  filtered: boolean
): Promise<EmptyReason> {
  const patterns = namedPatterns(sources);
  if ((await mayRead(elasticsearch, patterns)) === false) {
    return reason(
      'no_rights',
      `Your user may not read all of ${patterns.join(', ')}. Ask an administrator for the privileges read and view_index_metadata there.`
    );
  }
  const tagged = await findTaggedRange(elasticsearch, sources);
  switch (tagged.kind) {
    case 'failed':
      return reason('failed', tagged.message);
    case 'no_indices':
      return reason('no_indices', `There is no open index ${patterns.join(', ')}.`);
    case 'no_tags':
      return reason(
        'no_tagged_events',
        'The sources are there, but none of their events carries a technique. Give the rules of your Sysmon configuration names such as technique_id=T1055,technique_name=Process Injection.'
      );
    case 'found':
      return filtered
        ? reason(
            'nothing_matches',
            'No tagged event matches the query and filters in this time range.',
            tagged.range
          )
        : reason(
            'nothing_in_range',
            'There are tagged events, but none in this time range.',
            tagged.range
          );
  }
}

const reason = (
  kind: EmptyReason['kind'],
  message: string,
  range: EmptyReason['range'] = null
): EmptyReason => ({ kind, message, range });
