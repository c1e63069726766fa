import { CoverageError } from '../../common/errors';
import { BULK_FILTER, type ItemOutcome, readBulkAnswer } from './bulk_answer';
import type { BadLine } from '../../common/http/loading';
import { isObject, type JsonObject } from '../../common/recorded/json_object';
import { setAside } from '../../common/recorded/normalize_event';

/** What the loader needs of Elasticsearch; `server/platform` has it. Lines are one JSON text each. */
export interface LoadTarget {
  request(request: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    readonly path: string;
    readonly querystring?: Readonly<Record<string, string | number | boolean>>;
    readonly body?: unknown;
    readonly lines?: readonly string[];
  }): Promise<unknown>;
}

/** An event on its way; `file` and `line` are for the report. */
export interface BulkItem {
  readonly index: string;
  /** Decides what is the same event: a second `create` of it is counted as already there. */
  readonly id: string;
  /** The document as JSON: as objects it would take several times the memory while it waits. */
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

export interface BulkTotals {
  readonly created: number;
  readonly already_there: number;
  readonly bad_lines: readonly BadLine[];
  /** Values that did not fit the mapping and are kept unindexed; the events themselves are loaded. */
  readonly set_aside: readonly BadLine[];
}

export interface BulkWriterOptions {
  readonly maxItems?: number;
  readonly maxBytes?: number;
  /** Bulks on their way at once. */
  readonly parallel?: number;
  readonly signal?: { readonly aborted: boolean };
  /** Replaced in tests. */
  readonly wait?: (ms: number) => Promise<void>;
}

interface Pending extends BulkItem {
  /** How many values have been set aside so far. */
  readonly tries: number;
}

/** Half a second to half a minute: about two minutes of patience in all. */
const BACK_OFF_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000];
const MAX_SET_ASIDE = 8;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Writes events in bulks, a few at once. `add` waits while all of them are on their way, so that a reader is never
 * further ahead than one batch; `finish` waits for the rest. The first error that concerns more than one
 * event stops everything and is thrown by the next `add` or by `finish`.
 */
export class BulkWriter {
  private readonly totals = {
    created: 0,
    already_there: 0,
    bad_lines: [] as BadLine[],
    set_aside: [] as BadLine[],
  };
  private readonly inFlight = new Set<Promise<void>>();
  private readonly failures: unknown[] = [];
  private batch: Pending[] = [];
  private bytes = 0;

  constructor(
    private readonly target: LoadTarget,
    private readonly options: BulkWriterOptions = {}
  ) {}

  /** @throws CoverageError what stopped an earlier bulk; `timed_out` after the signal has aborted */
  async add(item: BulkItem): Promise<void> {
    const { maxItems = 2_500, maxBytes = 6_000_000 } = this.options;
    this.batch.push({ ...item, tries: 0 });
    this.bytes += item.text.length;
    if (this.batch.length >= maxItems || this.bytes >= maxBytes) await this.dispatch();
  }

  /** Events dealt with so far, one way or the other. */
  get done(): number {
    return this.totals.created + this.totals.already_there + this.totals.bad_lines.length;
  }

  async finish(): Promise<BulkTotals> {
    await this.dispatch();
    await Promise.all(this.inFlight);
    this.rethrow();
    return this.totals;
  }

  private async dispatch(): Promise<void> {
    this.rethrow();
    if (this.options.signal?.aborted) {
      await Promise.all(this.inFlight);
      throw new CoverageError(
        'timed_out',
        'Loading was cancelled; what had been sent stays loaded.'
      );
    }
    const { batch } = this;
    this.batch = [];
    this.bytes = 0;
    if (batch.length === 0) return;
    const sending: Promise<void> = this.deliver(batch)
      .catch((error: unknown) => void this.failures.push(error))
      .then(() => void this.inFlight.delete(sending));
    this.inFlight.add(sending);
    if (this.inFlight.size >= (this.options.parallel ?? 2)) await Promise.race(this.inFlight);
  }

  private rethrow(): void {
    if (this.failures.length > 0) throw this.failures[0];
  }

  /** Sends until every item is dealt with: what met an overload again, what did not fit without the misfit. */
  private async deliver(batch: readonly Pending[]): Promise<void> {
    let rest = batch;
    for (let attempt = 0; rest.length > 0;) {
      const answer = await this.send(rest);
      const next: Pending[] = [];
      let overloaded = false;
      answer.forEach((outcome, index) => {
        const item = rest[index];
        const again = item && this.settle(item, outcome);
        if (again) next.push(again);
        overloaded = overloaded || outcome.kind === 'overloaded';
      });
      if (overloaded) await this.backOff(attempt++);
      rest = next;
    }
  }

  /** One `_bulk`; a refusal of the whole request becomes outcomes of its items where that helps. */
  private async send(items: readonly Pending[]): Promise<readonly ItemOutcome[]> {
    const lines: string[] = [];
    for (const { index, id, text } of items) {
      lines.push(JSON.stringify({ create: { _index: index, _id: id } }), text);
    }
    try {
      const querystring = { filter_path: BULK_FILTER };
      const answer = await this.target.request({
        method: 'POST',
        path: '/_bulk',
        querystring,
        lines,
      });
      return readBulkAnswer(answer, items.length);
    } catch (error) {
      if (isOverload(error)) return items.map(() => ({ kind: 'overloaded' }));
      if (!(error instanceof CoverageError) || error.code !== 'too_large') throw error;
      if (items.length === 1) return [{ kind: 'refused', reason: error.message, field: null }];
      const half = items.length >> 1;
      return [...(await this.send(items.slice(0, half))), ...(await this.send(items.slice(half)))];
    }
  }

  /** @returns the item to send again, or null when it is dealt with */
  private settle(item: Pending, outcome: ItemOutcome): Pending | null {
    const { file, line } = item;
    if (outcome.kind === 'overloaded') return item;
    if (outcome.kind === 'refused') {
      const { field, reason } = outcome;
      const kept = item.tries < MAX_SET_ASIDE ? acceptable(item.text, field, reason) : null;
      (kept ? this.totals.set_aside : this.totals.bad_lines).push({ file, line, reason });
      return kept && { ...item, text: JSON.stringify(kept), tries: item.tries + 1 };
    }
    if (outcome.kind === 'created') this.totals.created++;
    else this.totals.already_there++;
    return null;
  }

  private async backOff(attempt: number): Promise<void> {
    const ms = BACK_OFF_MS[attempt];
    if (ms === undefined) {
      throw new CoverageError(
        'elasticsearch_failed',
        'Elasticsearch stayed overloaded (429); load again later.'
      );
    }
    await (this.options.wait ?? pause)(ms);
  }
}

/** What Elasticsearch says of a document that has a key twice. Read and written again, it has the last one. */
const TWICE = /duplicate field/i;

/** The document without what it was refused for; null where nothing can be done. */
function acceptable(text: string, field: string | null, reason: string): JsonObject | null {
  const twice = TWICE.test(reason);
  const document: unknown = field === null && !twice ? null : JSON.parse(text);
  if (!isObject(document)) return null;
  if (twice) return document;
  return field === null ? null : setAside(document, field);
}

/** A 429 for the whole request, as the platform reports it. */
function isOverload(error: unknown): boolean {
  const cause = error instanceof CoverageError ? error.cause : error;
  return statusOf(cause) === 429;
}

function statusOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('meta' in error)) return undefined;
  const { meta } = error;
  return typeof meta === 'object' && meta !== null && 'statusCode' in meta
    ? meta.statusCode
    : undefined;
}
