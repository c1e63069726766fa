import type { ElasticsearchClient, TransportRequest } from '../../server/platform/core_contract';
import type { Elasticsearch, ElasticsearchRequest } from '../../server/platform/elasticsearch';

type Sent = TransportRequest & { readonly options: Record<string, unknown> };

/** A client as Kibana hands one out; `answer` says what comes back for what was sent. */
export const aClient = (answer: (sent: Sent) => unknown): ElasticsearchClient => ({
  transport: {
    request: (params, options = {}) => {
      try {
        return Promise.resolve(answer({ ...params, options }));
      } catch (error) {
        return Promise.reject(error);
      }
    },
  },
});

/** Elasticsearch as the slices see it. */
export const anElasticsearch = (
  answer: (request: ElasticsearchRequest) => unknown
): Elasticsearch => ({ request: async (request) => answer(request) });

interface ResponseErrorFacts {
  readonly name?: string;
  readonly message?: string;
  readonly statusCode?: number;
  readonly body?: unknown;
}

/** An error as the clients throw it. */
export const aClientError = ({
  name = 'ResponseError',
  message = 'it failed',
  statusCode,
  body,
}: ResponseErrorFacts): Error => {
  const error = Object.assign(new Error(message), { meta: { statusCode, body } });
  error.name = name;
  return error;
};

/** A signal whose moment the test decides. */
export function anAbortSignal() {
  const observers = new Set<{ next(): void }>();
  return {
    abort: () => [...observers].forEach((observer) => observer.next()),
    listeners: () => observers.size,
    signal: {
      subscribe: (observer: { next(): void }) => {
        observers.add(observer);
        return { unsubscribe: () => void observers.delete(observer) };
      },
    },
  };
}
