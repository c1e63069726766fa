import { join } from 'path';
import { FakeKibana, KIBANA_CASES } from '../test/builders/kibana_versions';
import type { Logger } from './platform/core_contract';
import { KIBANA_FEATURE } from './platform/kibana_feature';
import { AttackCoveragePlugin } from './plugin';

const errors: string[] = [];
const logger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error: (message) => void errors.push(String(message)),
};
const { read, all } = KIBANA_FEATURE.privileges;

/** An Elasticsearch without any document: clients throw its 404, and answer an empty search. */
function nothing({ path }: { readonly path: string }): unknown {
  if (!path.includes('/_doc/')) return { hits: { hits: [], total: { value: 0, relation: 'eq' } } };
  const body = { found: false };
  throw Object.assign(new Error('not found'), {
    statusCode: 404,
    body,
    meta: { statusCode: 404, body },
  });
}

function install(version: readonly [number, number]) {
  errors.length = 0;
  const features: object[] = [];
  const kibana = new FakeKibana(version, nothing);
  const plugin = new AttackCoveragePlugin({
    logger,
    catalogueFolder: join(__dirname, 'catalogue', 'data'),
    now: Date.now,
  });
  plugin.setup(kibana.core, {
    features: { registerKibanaFeature: (feature: object) => features.push(feature) },
  });
  const route = (path: string) => {
    const found = kibana.routes.find(({ config }) => config.path.endsWith(path));
    if (found === undefined) throw new Error(`no route ${path}`);
    return found;
  };
  return { kibana, features, route };
}

describe.each(KIBANA_CASES)('Kibana %s', (_text, version) => {
  it('takes the feature and every route', () => {
    const { kibana, features } = install(version);
    expect(errors).toEqual([]);
    expect(features).toEqual([KIBANA_FEATURE]);
    expect(kibana.routes.length).toBeGreaterThan(40);
  });

  it('turns away who has no privilege from every route, and readers from what changes something', async () => {
    const { kibana } = install(version);
    for (const route of kibana.routes)
      expect(await kibana.call(route, { privileges: [] })).toMatchObject({ status: 403 });
    const changes = kibana.routes.filter(({ config: { options } }) =>
      options.tags.includes('access:attackCoverage-manage')
    );
    expect(changes.length).toBeGreaterThan(10);
    for (const route of changes)
      expect(await kibana.call(route, { privileges: read.api })).toMatchObject({ status: 403 });
    expect(kibana.asked).toEqual([]);
  });

  it('lets readers read, from the page and by curl, and reads what Elasticsearch answers', async () => {
    const { kibana, route } = install(version);
    for (const client of ['ui', 'curl'] as const) {
      const answer = await kibana.call(route('/links'), { privileges: read.api, client });
      expect(answer).toMatchObject({ status: 200, body: { links: { templates: [] } } });
    }
    const sets = await kibana.call(route('/rule_sets'), { privileges: all.api });
    expect(sets).toEqual({ status: 200, body: { rule_sets: [], problems: [] } });
    expect(kibana.asked.length).toBeGreaterThan(0);
  });

  it('is closed in a space that hides the feature', async () => {
    const { kibana, route } = install(version);
    const user = { privileges: all.api, spaceShows: false };
    expect(await kibana.call(route('/links'), user)).toMatchObject({ status: 403 });
    expect(kibana.asked).toEqual([]);
  });
});
