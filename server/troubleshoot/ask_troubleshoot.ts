import type { Question } from '../../common/http/coverage';
import type { EventChoice, TroubleshootResponse } from '../../common/http/troubleshoot';
import { unwrapHit } from '../../common/troubleshoot/document_values';
import { explainEvent } from '../../common/troubleshoot/explain';
import type { EventFacts } from '../../common/troubleshoot/facts';
import { findSource } from '../../common/troubleshoot/source_steps';
import type { Elasticsearch } from '../platform/elasticsearch';
import { resolveRange } from '../platform/resolve_range';
import type { TroubleshootParts } from './parts';
import { askSources, factsOfPasted, readEvent } from './read_event';
import { readFields } from './read_fields';

/** Follows one event, stored or pasted, from its rule name to the cells that count it. */
export async function askTroubleshoot(
  parts: TroubleshootParts,
  elasticsearch: Elasticsearch,
  { event, ...question }: Question & { readonly event: EventChoice }
): Promise<TroubleshootResponse> {
  const { filter } = question;
  const range = resolveRange(filter, parts.now());
  // All sources: that the view leaves one out is an answer, not a reason not to look.
  const [catalogue, sources] = await Promise.all([
    parts.getCatalogue(filter, elasticsearch),
    parts.getSources(elasticsearch, { ...question, filter: { ...filter, sources: [] } }),
  ]);
  const view = { filter, range, catalogue };
  if (event.kind === 'pasted') {
    const facts = {
      ...unwrapHit(event.document),
      ...view,
      sources: factsOfPasted(sources),
      ignored: null,
    };
    return explainEvent({ ...facts, fields: await fieldsOfPasted(elasticsearch, facts) });
  }
  const stored = await readEvent(elasticsearch, event.index, event.id);
  const [facts, fields] = await Promise.all([
    askSources(parts, elasticsearch, stored, sources, range, filter),
    readFields(elasticsearch, stored._index, sources),
  ]);
  return explainEvent({
    ...view,
    index: stored._index,
    id: stored._id,
    document: stored._source,
    sources: facts,
    fields,
    ignored: stored._ignored,
  });
}

/** The mapping that the event would meet in the source that it would belong to. */
async function fieldsOfPasted(
  elasticsearch: Elasticsearch,
  facts: Omit<EventFacts, 'fields'>
): Promise<EventFacts['fields']> {
  const found = findSource({ ...facts, fields: new Map() });
  return found === null
    ? new Map()
    : readFields(elasticsearch, found.source.index_pattern, [found.source]);
}
