import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aClient, aClientError, anAbortSignal } from '../../test/builders/elasticsearch';
import type { ElasticsearchClient } from './core_contract';
import { elasticsearchFor } from './elasticsearch';
import { createClients } from './own_client/clients';

const SEARCH = { method: 'GET', path: '/logs/_search' } as const;

const ask = (client: ElasticsearchClient) => elasticsearchFor(client).request(SEARCH);

describe('the answer', () => {
  it.each([
    ['in a body, as 7.x clients answer', { body: { hits: 1 }, statusCode: 200, headers: {} }],
    ['itself, as 8.x clients answer without meta', { hits: 1 }],
  ])('is read where it comes %s', async (_meaning, answer) => {
    expect(await ask(aClient(() => answer))).toEqual({ hits: 1 });
  });

  it('may itself hold a body', async () => {
    const body = { body: 'of a document' };
    expect(await ask(aClient(() => body))).toEqual(body);
  });
});

describe('what is sent', () => {
  const echo = elasticsearchFor(aClient(({ options: _options, ...sent }) => sent));

  it('is one body, or lines', async () => {
    expect(await echo.request({ ...SEARCH, body: { size: 0 } })).toEqual({
      ...SEARCH,
      body: { size: 0 },
    });
    expect(await echo.request({ ...SEARCH, lines: [{}, { size: 0 }] })).toEqual({
      ...SEARCH,
      bulkBody: [{}, { size: 0 }],
    });
  });
});

describe('failures', () => {
  const reason = (text: string) => ({ error: { reason: text } });

  it.each([
    ['wrong credentials', { statusCode: 401, body: reason('no') }, 'forbidden', '401: no'],
    ['missing rights', { statusCode: 403, body: reason('not you') }, 'forbidden', '403: not you'],
    ['what is not there', { statusCode: 404 }, 'not_found', '404: it failed'],
    ['a conflict', { statusCode: 409 }, 'conflict', '409'],
    ['a body that is too large', { statusCode: 413 }, 'too_large', '413'],
    ['a bad request', { statusCode: 400, body: reason('bad') }, 'elasticsearch_failed', '400: bad'],
    ['overload', { statusCode: 429, body: reason('busy') }, 'elasticsearch_failed', '429: busy'],
    [
      'the root cause before the outer reason',
      {
        statusCode: 400,
        body: { error: { reason: 'all shards failed', root_cause: [{ reason: 'the field' }] } },
      },
      'elasticsearch_failed',
      '400: the field',
    ],
    [
      'an error that is a text',
      { statusCode: 400, body: { error: 'plain' } },
      'elasticsearch_failed',
      'plain',
    ],
    [
      'nobody there',
      { name: 'ConnectionError', message: 'connect ECONNREFUSED' },
      'elasticsearch_unreachable',
      'ECONNREFUSED',
    ],
    [
      'nobody there, with the status 0 of 8.x clients',
      { name: 'ConnectionError', message: 'connect ECONNREFUSED', statusCode: 0 },
      'elasticsearch_unreachable',
      'ECONNREFUSED',
    ],
    ['no node left', { name: 'NoLivingConnectionsError' }, 'elasticsearch_unreachable', 'failed'],
    ['no answer in time', { name: 'TimeoutError', statusCode: 0 }, 'timed_out', 'in time'],
    ['anything else', { name: 'DeserializationError' }, 'elasticsearch_failed', 'it failed'],
  ])('say %s', async (_meaning, facts, code, message) => {
    const failing = aClient(() => {
      throw aClientError(facts);
    });
    await expect(ask(failing)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });
});

describe('an address where nobody listens', () => {
  it.each([7, 8] as const)(
    'is unreachable for client %d',
    async (major) => {
      const server: Server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      await new Promise((resolve) => server.close(resolve));
      const clients = createClients({
        url: `http://127.0.0.1:${port}`,
        auth: null,
        ca: null,
        major,
      });
      try {
        await expect(ask(clients.asCurrentUser({}))).rejects.toMatchObject({
          code: 'elasticsearch_unreachable',
        });
      } finally {
        await clients.close();
      }
    },
    60_000
  );
});

describe('a caller who goes away', () => {
  const untilAborted = (abortable: { onAbort?: () => void }) =>
    new Promise((_resolve, reject) => {
      abortable.onAbort = () => reject(aClientError({ name: 'RequestAbortedError' }));
    });

  it('cancels by signal, as clients since 8 want it', async () => {
    const caller = anAbortSignal();
    const client = aClient(({ options }) => {
      const abortable: { onAbort?: () => void } = {};
      const sent = untilAborted(abortable);
      (options.signal as AbortSignal).addEventListener('abort', () => abortable.onAbort?.());
      return sent;
    });
    const asked = elasticsearchFor(client, caller.signal).request(SEARCH);
    caller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'elasticsearch_failed' });
  });

  it("cancels by the promise's own abort, as 7.10 wants it", async () => {
    const caller = anAbortSignal();
    const client: ElasticsearchClient = {
      transport: {
        request: () => {
          const abortable: { onAbort?: () => void } = {};
          const sent = untilAborted(abortable);
          return Object.assign(sent, { abort: () => abortable.onAbort?.() });
        },
      },
    };
    const asked = elasticsearchFor(client, caller.signal).request(SEARCH);
    caller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'elasticsearch_failed' });
  });

  it('is asked no further, though the signal comes but once', async () => {
    const caller = anAbortSignal();
    let asked = 0;
    const client = aClient(() => (asked += 1));
    const elasticsearch = elasticsearchFor(client, caller.signal);
    await elasticsearch.request(SEARCH);
    caller.abort();
    await expect(elasticsearch.request(SEARCH)).rejects.toMatchObject({
      code: 'elasticsearch_failed',
    });
    expect(asked).toBe(1);
  });
});
