import { CoverageError } from '../../common/errors';
import type { AbortedSignal, ElasticsearchClient } from './core_contract';

export interface ElasticsearchRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  readonly path: string;
  readonly querystring?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  /** Lines of `_msearch` or `_bulk`. */
  readonly lines?: readonly unknown[];
}

/** Elasticsearch as the calling user: the only way in which slices reach it. Answers are unparsed. */
export interface Elasticsearch {
  /** Kibana space that the user works in: what is stored is kept by space. `default` where absent. */
  readonly space?: string;
  /**
   * @throws CoverageError `elasticsearch_unreachable`, `forbidden`, `not_found`, `conflict`, `timed_out` or
   *   `elasticsearch_failed`, with Elasticsearch's own reason in the message
   */
  request(request: ElasticsearchRequest): Promise<unknown>;
}

/**
 * Evens out the clients of Kibana 7.10 to 9.x: a `{ body }` or the body itself as answer,
 * cancellation by `AbortSignal` or by the promise's own `abort`.
 *
 * @param aborted - emits when the caller is gone; the request to Elasticsearch is then cancelled
 * @param space - Kibana space of the request
 */
export function elasticsearchFor(
  client: ElasticsearchClient,
  aborted?: AbortedSignal,
  space?: string
): Elasticsearch {
  const caller = new Caller(aborted);
  return {
    ...(space === undefined ? {} : { space }),
    request: async ({ lines, ...params }) => {
      const cancellation = caller.begin();
      try {
        const sent = client.transport.request(
          lines === undefined ? params : { ...params, bulkBody: lines },
          { meta: true, maxRetries: MAX_RETRIES, ...cancellation.option }
        );
        cancellation.follow(sent);
        return bodyOf(await sent);
      } catch (error) {
        throw toCoverageError(error);
      } finally {
        caller.end(cancellation);
      }
    },
  };
}

/** A connection that was closed while idle deserves a second try; four of them keep a user waiting for half a minute. */
const MAX_RETRIES = 1;

/** `{ meta: true }` asks for `{ body, statusCode, … }` everywhere; a client that ignores it answers the body. */
function bodyOf(answer: unknown): unknown {
  const wrapped = isRecord(answer) && 'body' in answer && 'statusCode' in answer;
  return wrapped ? answer.body : answer;
}

/** The signal comes once for all requests of a caller: what begins after it is not sent any more. */
class Caller {
  private gone = false;
  private readonly running = new Set<Cancellation>();

  constructor(aborted: AbortedSignal | undefined) {
    aborted?.subscribe({
      next: () => {
        this.gone = true;
        this.running.forEach((cancellation) => cancellation.cancel());
      },
    });
  }

  begin(): Cancellation {
    if (this.gone) throw new CoverageError('elasticsearch_failed', 'The caller is gone.');
    const cancellation = new Cancellation();
    this.running.add(cancellation);
    return cancellation;
  }

  end(cancellation: Cancellation): void {
    this.running.delete(cancellation);
  }
}

class Cancellation {
  /** Node 10 (Kibana 7.10) has no AbortController, and its client no `signal`. */
  private readonly controller =
    typeof AbortController === 'undefined' ? null : new AbortController();
  private sent: unknown = null;

  get option(): Record<string, unknown> {
    return this.controller === null ? {} : { signal: this.controller.signal };
  }

  follow(sent: unknown): void {
    this.sent = sent;
  }

  cancel(): void {
    this.controller?.abort();
    if (isRecord(this.sent) && typeof this.sent.abort === 'function') this.sent.abort();
  }
}

const CODE_OF_STATUS: Readonly<Record<number, CoverageError['code']>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'not_found',
  408: 'timed_out',
  409: 'conflict',
  413: 'too_large',
};

function toCoverageError(error: unknown): CoverageError {
  if (error instanceof CoverageError) return error;
  const status = isRecord(error) && isRecord(error.meta) ? error.meta.statusCode : undefined;
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  // Clients since 8 give a request that was never answered the status 0.
  if (typeof status === 'number' && status > 0) {
    const code = CODE_OF_STATUS[status] ?? 'elasticsearch_failed';
    return new CoverageError(
      code,
      `Elasticsearch answered ${status}: ${reasonOf(error) ?? message}`,
      error
    );
  }
  if (name === 'TimeoutError') {
    return new CoverageError(
      'timed_out',
      `Elasticsearch did not answer in time: ${message}`,
      error
    );
  }
  if (name === 'ConnectionError' || name === 'NoLivingConnectionsError') {
    return new CoverageError(
      'elasticsearch_unreachable',
      `Elasticsearch cannot be reached: ${message}. Check that it runs and that its address is right.`,
      error
    );
  }
  return new CoverageError(
    'elasticsearch_failed',
    `The request to Elasticsearch failed: ${message}`,
    error
  );
}

/** The reason in Elasticsearch's error body, its root cause first: the outer one often says only "failed". */
function reasonOf(error: unknown): string | null {
  const body = isRecord(error) && isRecord(error.meta) ? error.meta.body : undefined;
  const failure = isRecord(body) ? body.error : undefined;
  if (typeof failure === 'string') return failure;
  if (!isRecord(failure)) return null;
  const roots = Array.isArray(failure.root_cause) ? failure.root_cause : [];
  const root: unknown = roots[0];
  const reason = isRecord(root) && typeof root.reason === 'string' ? root.reason : failure.reason;
  return typeof reason === 'string' ? reason : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  (typeof value === 'object' || typeof value === 'function') && value !== null;
