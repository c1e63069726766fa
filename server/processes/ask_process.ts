import { CoverageError } from '../../common/errors';
import type { SentRequest } from '../../common/http/coverage';
import { PROCESS_DAYS, type ProcessQuestion, type ProcessTree } from '../../common/http/processes';
import type { RawEvent } from '../../common/http/techniques';
import type { Source } from '../../common/sources/source';
import { processOf } from '../../common/sysmon/process_fields';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, type SearchAnswer, type SearchBody } from '../platform/multi_search';
import {
  buildChildrenOfProcess,
  buildCreationOfProcess,
  buildEventsOfProcess,
} from './process_query';
import { buildProcessTree, type FoundEvents, isCreation, parentOf } from './process_tree';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface ProcessParts {
  readHit(hit: unknown, source: Source): RawEvent;
  sentSearch(source_id: string, index: string, body: SearchBody): SentRequest;
}

const DAY_MS = 86_400_000;

/**
 * A process from one of its events: two or three round trips, whatever it did.
 *
 * @throws CoverageError `not_found`: no such event for this user, or one that names no process
 */
export async function askProcess(
  parts: ProcessParts,
  elasticsearch: Elasticsearch,
  { source, index, id }: ProcessQuestion
): Promise<ProcessTree> {
  const asking = new Asking(parts, elasticsearch, source);
  const event = await asking.event(index, id);
  const asked = processOf(event.document);
  if (asked === null) {
    throw new CoverageError(
      'not_found',
      'This event names no process: Sysmon writes a ProcessGuid for what a process did, not for drivers, WMI and its own state; other logs have none.'
    );
  }
  const at = Date.parse(event.time);
  const range = {
    from: new Date(at - PROCESS_DAYS * DAY_MS).toISOString(),
    to: new Date(at + PROCESS_DAYS * DAY_MS).toISOString(),
  };
  const search = { time: source.fields.time, range, fields: asked.fields };
  const [events, children] = await asking.find([
    buildEventsOfProcess(search, asked.guid),
    buildChildrenOfProcess(search, asked.guid),
  ]);
  const known = events.events.find(isCreation) ?? (isCreation(event) ? event : null);
  // A process that did more than is listed may have its creation beyond.
  const creation =
    known ?? (await asking.first(buildCreationOfProcess(search, asked.guid), events));
  const parent = creation === null ? asked.parent_guid : parentOf(creation);
  const parentCreation =
    parent === null ? null : await asking.first(buildCreationOfProcess(search, parent), null);
  const { incomplete, requests } = asking;
  return {
    range,
    ...buildProcessTree({ asked, events, children, creation, parentCreation }),
    incomplete,
    requests,
  };
}

/** Searches of one source, and what was asked and what failed on the way. */
class Asking {
  readonly incomplete: ProcessTree['incomplete'] = [];
  readonly requests: SentRequest[] = [];

  constructor(
    private readonly parts: ProcessParts,
    private readonly elasticsearch: Elasticsearch,
    private readonly source: Source
  ) {}

  async event(index: string, id: string): Promise<RawEvent> {
    const { time } = this.source.fields;
    const body = {
      size: 1,
      track_total_hits: false,
      query: { ids: { values: [id] } },
      sort: [{ [time]: { order: 'asc', numeric_type: 'date', unmapped_type: 'date' } }],
    };
    const [answer] = await multiSearch(this.elasticsearch, [{ index, body }]);
    const hit = answer?.hits[0];
    if (hit !== undefined) return this.parts.readHit(hit, this.source);
    if (answer?.status === 'unknown') {
      throw new CoverageError('elasticsearch_failed', answer.reason ?? 'The search failed.');
    }
    throw new CoverageError(
      'not_found',
      `There is no event ${id} in ${index}, or your user may not read it.`
    );
  }

  async find(bodies: readonly [SearchBody, SearchBody]): Promise<[FoundEvents, FoundEvents]> {
    const [first, second] = await this.search(bodies);
    return [this.read(first), this.read(second)];
  }

  /** @param listed - where all of the process's events are listed, there is nothing more to find */
  async first(body: SearchBody, listed: FoundEvents | null): Promise<RawEvent | null> {
    if (listed !== null && listed.total <= listed.events.length) return null;
    const [answer] = await this.search([body]);
    return this.read(answer).events[0] ?? null;
  }

  private async search(bodies: readonly SearchBody[]): Promise<readonly SearchAnswer[]> {
    const { id, index_pattern } = this.source;
    for (const body of bodies) this.requests.push(this.parts.sentSearch(id, index_pattern, body));
    return multiSearch(
      this.elasticsearch,
      bodies.map((body) => ({ index: index_pattern, body }))
    );
  }

  private read(answer: SearchAnswer | undefined): FoundEvents {
    const reason = answer === undefined ? 'It was not answered.' : answer.reason;
    if (reason !== null) this.incomplete.push({ source_id: this.source.id, reason });
    const hits = answer?.hits ?? [];
    return {
      events: hits.map((hit) => this.parts.readHit(hit, this.source)),
      total: answer?.total ?? 0,
    };
  }
}
