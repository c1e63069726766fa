import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { packCatalogue } from '../../common/attack/compact/pack';
import { buildCatalogue } from '../../common/attack/stix/build_catalogue';
import { AttackCoveragePlugin } from '../../server/plugin';
import { aCollection, anEnterpriseBundle, aTechnique } from '../builders/stix';
import {
  type Account,
  type Answer,
  authorizationOf,
  setUpApp,
  TEST_TIMEOUT_MS,
} from './support/running_app';

const account = (name: string): Account => ({ name, password: `${name}-password` });
const MANAGER = account('manager');
const COLLEAGUE = account('colleague');
const READER = account('reader');
const OUTSIDER = account('outsider');

const WRITE = ['read', 'write', 'create_index', 'view_index_metadata'];

const portOf = (server: Server) => (server.address() as AddressInfo).port;

const app = setUpApp({
  security: {
    users: [
      { ...MANAGER, roles: ['state_writer'] },
      { ...COLLEAGUE, roles: ['state_writer'] },
      { ...READER, roles: ['state_reader'] },
      { ...OUTSIDER, roles: ['other_reader'] },
    ],
    roles: {
      state_writer: { indices: [{ names: ['attack-coverage-*'], privileges: WRITE }] },
      state_reader: { indices: [{ names: ['attack-coverage-*'], privileges: ['read'] }] },
      other_reader: { indices: [{ names: ['logs-*'], privileges: ['read'] }] },
    },
  },
  makePlugin: ({ logger }) =>
    new AttackCoveragePlugin({
      logger: logger.get(),
      catalogueFolder: join(__dirname, '../../server/catalogue/data'),
      now: Date.now,
      releases: {
        addressOf: (domain) => `http://127.0.0.1:${portOf(mitre)}/${domain}.json`,
        maxBytes: 2_000_000,
        timeoutMs: 2_000,
      },
    }),
});
let mitre: Server;
/** What the fake of MITRE's server answers next. */
let release: { status: number; body: Buffer | 'never' | 'half' };

const bundleOf = (version: string, ...ids: readonly string[]) =>
  anEnterpriseBundle(
    aCollection(version),
    ...ids.map((id) => aTechnique(id, {}, { description: `About ${id}` }))
  );

beforeAll(async () => {
  mitre = createServer((_request, response) => {
    response.writeHead(release.status, { 'content-type': 'application/octet-stream' });
    if (release.body === 'never') return;
    if (release.body === 'half') {
      response.write('{"type":');
      setTimeout(() => response.destroy(), 50);
    } else response.end(release.body);
  });
  await new Promise<void>((resolve) => mitre.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  mitre?.closeAllConnections();
  mitre?.close();
}, TEST_TIMEOUT_MS);
beforeEach(() => app.deleteIndices());

const call = (as: Account, method: string, path: string, body?: unknown): Promise<Answer> =>
  app.send(`/api/attack_coverage${path}`, {
    method,
    headers: { 'kbn-xsrf': 'test', 'content-type': 'application/json', ...authorizationOf(as) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const good = async (answer: Promise<Answer>): Promise<Record<string, unknown>> => {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as Record<string, unknown>;
};

let uploads = 0;

interface UploadOptions {
  readonly as?: Account;
  readonly expected?: string | null;
  /** Changes what is sent. */
  readonly text?: (text: string) => string;
  readonly version?: string;
}

async function upload(
  version: string,
  ids: readonly string[],
  {
    as = MANAGER,
    expected = null,
    text = (same) => same,
    version: under = version,
  }: UploadOptions = {}
): Promise<Answer> {
  const catalogue = buildCatalogue(bundleOf(version, ...ids), { descriptions: true });
  const upload_id = (++uploads).toString(16).padStart(32, '0');
  const whole = text(JSON.stringify(packCatalogue(catalogue)));
  const parts = [whole.slice(0, 300), whole.slice(300)];
  for (const [n, part] of parts.entries()) {
    const answer = await call(as, 'PUT', `/catalogue_uploads/${upload_id}/catalogue/${n}`, {
      text: part,
    });
    if (answer.status !== 200) return answer;
  }
  await good(
    call(as, 'PUT', `/catalogue_uploads/${upload_id}/descriptions/0`, {
      text: JSON.stringify(catalogue.descriptions),
    })
  );
  return call(as, 'PUT', `/catalogues/enterprise/${under}`, {
    upload_id,
    parts: { catalogue: parts.length, descriptions: 1 },
    file_name: 'enterprise-attack.json',
    expected,
  });
}

const listed = async (as = MANAGER) => {
  const { catalogues } = await good(call(as, 'GET', '/catalogues'));
  return (
    catalogues as {
      domain: string;
      version: string;
      in_use: boolean;
      origin: string;
      uploaded: { version: string; by: string } | null;
    }[]
  ).filter(({ domain }) => domain === 'enterprise');
};

const choose = (as: Account, enterprise: string | null, expected: string | null, more = {}) =>
  call(as, 'PUT', '/catalogue_settings', {
    settings: { in_use: { enterprise, mobile: null, ics: null }, ...more },
    expected,
  });

const currentTechniques = async (as = MANAGER): Promise<readonly string[]> => {
  const { techniques } = await good(call(as, 'GET', '/catalogues/enterprise/current/matrix'));
  return (techniques as { id: string }[]).map(({ id }) => id);
};

/** Documents of an index of ours, as its superuser sees them. */
const stored = async (index = 'attack-coverage-catalogues'): Promise<number> => {
  const answer = await app.elasticsearch(
    'GET',
    `/${index}/_count?ignore_unavailable=true&allow_no_indices=true`
  );
  return (answer as { count: number }).count;
};

describe('an uploaded catalogue', () => {
  it('stands beside the built-in ones, with who uploaded it', async () => {
    expect(await listed()).toMatchObject([{ version: '18.1', origin: 'built_in', in_use: true }]);
    expect(await upload('17.1', ['T1001', 'T1002'])).toMatchObject({
      status: 200,
      body: { techniques: 2, sub_techniques: 0 },
    });
    await upload('9.0', ['T1001']);
    expect(await listed()).toMatchObject([
      { version: '18.1', origin: 'built_in', in_use: true, uploaded: null },
      { version: '17.1', origin: 'uploaded', in_use: false, uploaded: { by: 'manager' } },
      { version: '9.0', origin: 'uploaded', in_use: false },
    ]);
  });

  it('is used once it was chosen, by everybody in the space', async () => {
    await upload('17.1', ['T1001', 'T1002']);
    expect((await currentTechniques()).length).toBeGreaterThan(600);
    const { version } = await good(choose(MANAGER, '17.1', null));
    expect(await currentTechniques()).toEqual(['T1001', 'T1002']);
    expect(await currentTechniques(READER)).toEqual(['T1001', 'T1002']);
    const coverage = await good(call(READER, 'POST', '/coverage', { filter: {}, sources: [] }));
    expect(coverage.catalogue).toEqual({ domain: 'enterprise', version: '17.1' });
    await good(choose(MANAGER, null, version as string));
    expect((await currentTechniques()).length).toBeGreaterThan(600);
  });

  it('is not shown from memory to users who may not read it', async () => {
    await upload('17.1', ['T1001']);
    await good(choose(MANAGER, '17.1', null));
    expect(await currentTechniques()).toEqual(['T1001']);
    expect((await currentTechniques(OUTSIDER)).length).toBeGreaterThan(600);
    expect(await call(OUTSIDER, 'GET', '/catalogues/enterprise/17.1/matrix')).toMatchObject({
      status: 404,
    });
    expect(await good(call(OUTSIDER, 'GET', '/catalogues'))).toMatchObject({
      problems: [expect.stringContaining('privilege read'), expect.anything()],
    });
  });

  it("has ATT&CK's own texts, which the built-in ones have not", async () => {
    await upload('17.1', ['T1001']);
    const read = (path: string) => good(call(READER, 'GET', `/catalogues/enterprise/${path}`));
    expect(await read('17.1/techniques/T1001')).toMatchObject({ description: 'About T1001' });
    expect(await read('17.1/knowledge')).toMatchObject({ descriptions: { T1001: 'About T1001' } });
    expect(await read('current/techniques/T1055')).toMatchObject({ description: null });
    expect(await read('current/knowledge')).toMatchObject({ descriptions: {} });
    const gone = call(READER, 'GET', '/catalogues/enterprise/17.1/techniques/T1055');
    expect(await gone).toMatchObject({ status: 404 });
  });

  it('tells everything about a technique, in every era', async () => {
    const read = (id: string) =>
      good(call(READER, 'GET', `/catalogues/enterprise/current/techniques/${id}`));
    expect(await read('T1059.001')).toMatchObject({
      name: 'PowerShell',
      former_ids: ['T1086'],
      data_components: expect.arrayContaining([
        { id: 'DC0032', name: 'Process Creation', data_source: null },
      ]),
      software: expect.arrayContaining([{ id: 'S0363', name: 'Empire' }]),
      mitigations: expect.arrayContaining([{ id: 'M1045', name: 'Code Signing' }]),
      analytics: expect.arrayContaining([
        expect.objectContaining({
          platforms: ['Windows'],
          log_sources: expect.arrayContaining([
            expect.objectContaining({ name: 'WinEventLog:Sysmon', sysmon_event_ids: [1] }),
          ]),
        }),
      ]),
    });
  });

  it('replaces its own version only knowingly, and leaves nothing of the old one', async () => {
    await upload('17.1', ['T1001']);
    const before = await stored();
    expect(await upload('17.1', ['T1002'])).toMatchObject({
      status: 409,
      body: { attributes: { code: 'conflict', current: { payload: { techniques: 1 } } } },
    });
    expect(await stored()).toBe(before);
    const expected = (await listed()).find(({ version }) => version === '17.1')?.uploaded?.version;
    expect(await upload('17.1', ['T1002', 'T1003'], { expected })).toMatchObject({ status: 200 });
    expect(await stored()).toBe(before);
    const { techniques } = await good(call(READER, 'GET', '/catalogues/enterprise/17.1/matrix'));
    expect(techniques).toMatchObject([{ id: 'T1002' }, { id: 'T1003' }]);
  });

  it('is deleted with all its parts, but not while it is in use', async () => {
    await upload('17.1', ['T1001']);
    const expected = (await listed()).find(({ version }) => version === '17.1')?.uploaded?.version;
    const { version } = await good(choose(MANAGER, '17.1', null));
    const remove = () => call(MANAGER, 'DELETE', '/catalogues/enterprise/17.1', { expected });
    expect(await remove()).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('in use') },
    });
    await good(choose(MANAGER, null, version as string));
    await good(remove());
    expect(await stored()).toBe(0);
    expect(await listed()).toMatchObject([{ version: '18.1' }]);
    expect(await remove()).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('deleted meanwhile') },
    });
  });

  it.each<[string, UploadOptions, RegExp]>([
    ['is no JSON', { text: (text) => text.slice(0, -9) }, /no JSON/],
    ['is something else', { text: () => `{"a":"${'b'.repeat(400)}"}` }, /packed catalogue|format/i],
    [
      'is of a format to come',
      { text: (text) => text.replace('"format_version":1', '"format_version":2') },
      /version/,
    ],
    [
      'points nowhere',
      { text: (text) => text.replace('"tactic_sets":[0]', '"tactic_sets":[99]') },
      /99/,
    ],
    ['is another version than it claims', { version: '16.0' }, /not enterprise 16.0/],
  ])('is refused where it %s, and nothing stays', async (_meaning, options, message) => {
    const answer = await upload('17.1', ['T1001'], options);
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(message) },
    });
    expect(await stored()).toBe(0);
  });

  it('is invisible until all of it is there', async () => {
    const upload_id = 'f'.repeat(32);
    await good(call(MANAGER, 'PUT', `/catalogue_uploads/${upload_id}/catalogue/0`, { text: '{' }));
    expect(await listed()).toHaveLength(1);
    expect(
      await call(MANAGER, 'PUT', '/catalogues/enterprise/17.1', {
        upload_id,
        parts: { catalogue: 2, descriptions: 0 },
        file_name: 'x.json',
        expected: null,
      })
    ).toMatchObject({ status: 404, body: { message: expect.stringContaining('Part 2 of 2') } });
    expect(await stored()).toBe(0);
  });

  it('takes back what was sent when the user gives up', async () => {
    const upload_id = 'e'.repeat(32);
    await good(call(MANAGER, 'PUT', `/catalogue_uploads/${upload_id}/catalogue/0`, { text: '{' }));
    expect(await stored()).toBe(1);
    const path = `/catalogue_uploads/${upload_id}`;
    expect(await good(call(MANAGER, 'DELETE', path, {}))).toEqual({ removed: 1 });
    expect(await stored()).toBe(0);
  });

  it('does not lose its parts to somebody giving up', async () => {
    await upload('17.1', ['T1001']);
    const path = `/catalogue_uploads/${uploads.toString(16).padStart(32, '0')}`;
    expect(await good(call(MANAGER, 'DELETE', path, {}))).toEqual({ removed: 0 });
    await good(call(READER, 'GET', '/catalogues/enterprise/17.1/matrix'));
  });
});

describe('the choice', () => {
  it('is changed by one at a time: the second sees both versions', async () => {
    await upload('17.1', ['T1001']);
    await good(choose(MANAGER, '17.1', null));
    const { settings } = await good(call(COLLEAGUE, 'GET', '/catalogues'));
    const seen = (settings as { version: string }).version;
    await good(choose(MANAGER, null, seen));
    const late = await choose(COLLEAGUE, '18.1', seen);
    expect(late).toMatchObject({
      status: 409,
      body: {
        message: expect.stringContaining('by manager'),
        attributes: {
          code: 'conflict',
          current: { payload: { in_use: { enterprise: null } }, updated_by: 'manager' },
          yours: { in_use: { enterprise: '18.1' } },
        },
      },
    });
    expect((await currentTechniques()).length).toBeGreaterThan(600);
  });

  it('does not fall on a version that nobody has', async () => {
    expect(await choose(MANAGER, '3.0', null)).toMatchObject({
      status: 404,
      body: { message: expect.stringContaining('On offer: 18.1') },
    });
  });

  it('is refused to a user who may only read, naming the privileges', async () => {
    for (const as of [READER, OUTSIDER]) {
      expect(await choose(as, '18.1', null)).toMatchObject({
        status: 403,
        body: { message: expect.stringContaining('read, write, create_index and view_index') },
      });
      expect(await upload('17.1', ['T1001'], { as })).toMatchObject({ status: 403 });
    }
    expect(await stored()).toBe(0);
    expect(await stored('attack-coverage-settings')).toBe(0);
  });

  it('that a newer version of the plugin wrote is left alone', async () => {
    await good(choose(MANAGER, null, null));
    const path = `/attack-coverage-settings/_doc/${encodeURIComponent('default:catalogues:choice')}`;
    const { _source } = (await app.elasticsearch('GET', path)) as { _source: object };
    await app.elasticsearch('PUT', `${path}?refresh=true`, { ..._source, schema_version: 2 });
    expect(await good(call(MANAGER, 'GET', '/catalogues'))).toMatchObject({
      problems: [expect.stringContaining('newer version of ATT&CK Coverage')],
    });
    expect(await choose(MANAGER, '18.1', null)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('upgrade the plugin') },
    });
    expect(await app.elasticsearch('GET', path)).toMatchObject({ _source: { schema_version: 2 } });
  });

  it('creates its index with an explicit mapping', async () => {
    await good(choose(MANAGER, null, null));
    const answer = await app.elasticsearch('GET', '/attack-coverage-settings/_mapping');
    expect(answer).toMatchObject({
      'attack-coverage-settings': {
        mappings: {
          dynamic: 'false',
          properties: {
            space: { type: 'keyword' },
            created_at: { type: 'date' },
            payload: { type: 'object', enabled: false },
          },
        },
      },
    });
  });
});

describe('fetching the newest release', () => {
  const bundle = gzipSync(JSON.stringify(bundleOf('18.1', 'T1001')));
  const fetchRelease = async () => {
    const response = await fetch(`${app.url}/api/attack_coverage/catalogues/enterprise/download`, {
      method: 'POST',
      headers: {
        'kbn-xsrf': 'test',
        'content-type': 'application/json',
        ...authorizationOf(MANAGER),
      },
      body: '{}',
    });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const message = ({ bytes }: { bytes: Buffer }) => JSON.parse(bytes.toString()).message as string;
  const allow = () => choose(MANAGER, null, null, { allow_download: true });

  it('is off until somebody who may change settings allowed it', async () => {
    release = { status: 200, body: bundle };
    const refused = await fetchRelease();
    expect(refused.status).toBe(403);
    expect(message(refused)).toContain('not allowed here');
    await good(allow());
    expect(await fetchRelease()).toEqual({ status: 200, bytes: bundle });
  });

  it.each<[string, typeof release, number, RegExp]>([
    ['is not there', { status: 404, body: Buffer.from('no') }, 400, /it answers 404/],
    ['breaks off', { status: 200, body: 'half' }, 400, /it broke off|aborted/],
    ['never comes', { status: 200, body: 'never' }, 504, /within 2 s/],
    ['is too large', { status: 200, body: Buffer.alloc(3_000_000) }, 413, /more than 2 MB/],
  ])('says why where it %s', async (_meaning, answer, status, text) => {
    release = answer;
    await good(allow());
    const failed = await fetchRelease();
    expect(failed.status).toBe(status);
    expect(message(failed)).toMatch(text);
  });
});
