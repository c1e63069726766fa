import type { Endpoint } from '../../common/http/endpoint';
import { gapMappingEndpoint } from '../../common/http/gap_mapping';
import { judgementsEndpoint } from '../../common/http/gap_judgements';
import { linksEndpoint } from '../../common/http/links';
import { ruleSetsEndpoint } from '../../common/http/rule_sets';
import { savedViewsEndpoint } from '../../common/http/saved_views';
import { sourcesEndpoint } from '../../common/http/sources';
import { suppressionsEndpoint } from '../../common/http/suppressions';
import { indexBody } from '../../server/state/state_index';
import { setUpApp } from './support/running_app';

const app = setUpApp();
beforeEach(() => app.elasticsearch('PUT', '/attack-coverage-settings', indexBody({})));
afterEach(() => app.deleteIndices());

type Answer = Record<string, unknown>;
const get = async (endpoint: Pick<Endpoint<never, never, never, never>, 'path'>) => {
  const { status, body } = await app.send(`/api/attack_coverage${endpoint.path}`);
  return { status, body: body as Answer };
};

/** A document as version 0.1.0 wrote it, or as a later one may. */
async function write(kind: string, name: string, payload: object, schema_version: number) {
  const id = `default:${kind}:${name}`;
  const written = { at: '2026-01-01T00:00:00.000Z', by: null };
  const document = {
    ...{ space: 'default', kind, name, schema_version, payload },
    ...{ created_at: written.at, created_by: written.by },
    ...{ updated_at: written.at, updated_by: written.by },
  };
  await app.elasticsearch('PUT', `/attack-coverage-settings/_doc/${id}?refresh=true`, document);
  return { id, document };
}

/** Written once by version 0.1.0: changed only together with what reads it. */
const AS_0_1_0 = {
  links: { templates: [{ name: 'Wiki', url: 'https://wiki.example.test/{technique_id}' }] },
  gap_mapping: { log_sources: [], wider: ['strong'], pairs: [] },
} as const;

it('reads what the first version wrote', async () => {
  await write('links', 'links', AS_0_1_0.links, 1);
  await write('gap_mapping', 'mapping', AS_0_1_0.gap_mapping, 1);
  expect((await get(linksEndpoint)).body).toMatchObject({ links: AS_0_1_0.links });
  expect((await get(gapMappingEndpoint)).body).toMatchObject({ mapping: AS_0_1_0.gap_mapping });
});

it.each([
  ['links', 'links', linksEndpoint],
  ['gap_mapping', 'mapping', gapMappingEndpoint],
])('refuses %s of a newer version in words, and leaves them', async (kind, name, endpoint) => {
  const { id, document } = await write(kind, name, { of_the_future: true }, 99);
  const { status, body } = await get(endpoint);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(body.message).toMatch(/newer version of ATT&CK Coverage .*upgrade the plugin/);
  const kept = await app.elasticsearch('GET', `/attack-coverage-settings/_doc/${id}`);
  expect(kept).toMatchObject({ _version: 1, _source: document });
});

it.each([
  ['source', sourcesEndpoint],
  ['suppression', suppressionsEndpoint],
  ['saved_view', savedViewsEndpoint],
  ['gap_judgement', judgementsEndpoint],
  ['rule_set', ruleSetsEndpoint],
])(
  'lists the other entries beside a %s of a newer version, and names it',
  async (kind, endpoint) => {
    await write(kind, 'future', { of_the_future: true }, 99);
    const { status, body } = await get(endpoint);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('was written by a newer version of ATT&CK Coverage');
  }
);
