import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageEndpoint } from '../../common/http/coverage';
import { type FoundSource, sourcesEndpoint } from '../../common/http/sources';
import { techniqueSummaryEndpoint } from '../../common/http/techniques';
import { parseRuleName } from '../../common/rule_name/parse';
import { createBuiltinCatalogues } from '../../server/catalogue/builtin';
import { createCatalogueStore } from '../../server/catalogue/catalogue_store';
import { setUpApp } from './support/running_app';
import { KEYWORDS } from './support/seeded_events';

const SHAPES = join(__dirname, '../../../shared/data/shapes');
const present = existsSync(SHAPES);
const suite = present ? describe : describe.skip;
const SKIPPED = present ? '' : ': skipped, ../shared/data/shapes is not beside the checkout';

/** File → what is counted in it. Line n is the same event in every file. */
const LAYOUTS = {
  // Its pipeline never split bare ids, so counting the split ones alone would miss them.
  'helk-2018-mitre-prefix': ['helk_2018', 'rule_name'],
  'helk-2019-rule-prefix': ['helk_2019', 'rule_name'],
  'winlogbeat6-raw': ['winlogbeat_6', 'rule_name'],
  'winlogbeat7-raw': ['winlogbeat_7', 'rule_name'],
  'winlogbeat8-sysmon-module': ['ecs_rule_name', 'rule_name'],
  'elastic-agent-windows-sysmon': ['ecs_rule_name', 'rule_name'],
  'wazuh4-alert': ['wazuh_4', 'rule_name'],
} as const;
const NAMES = Object.keys(LAYOUTS) as (keyof typeof LAYOUTS)[];
const RANGE = { from: '2015-01-01T00:00:00.000Z', to: '2030-01-01T00:00:00.000Z' };

const readEvents = (name: string): readonly Record<string, unknown>[] =>
  readFileSync(join(SHAPES, `${name}.ndjson`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Counted here from the file alone, event by event: each names a technique once, by its id of today. */
async function countEvents(): Promise<Record<string, number>> {
  const catalogues = createBuiltinCatalogues({
    dataDir: join(__dirname, '../../server/catalogue/data'),
  });
  const index = await createCatalogueStore(catalogues).get(
    { domain: 'enterprise', version: null },
    null
  );
  const counted: Record<string, number> = {};
  for (const event of readEvents('winlogbeat6-raw')) {
    const { RuleName } = event.event_data as { RuleName?: string };
    const ids = parseRuleName(RuleName ?? '').techniques.map(
      ({ id }) => index.retiredById.get(id)?.current_id ?? id
    );
    for (const id of new Set(ids)) counted[id] = (counted[id] ?? 0) + 1;
  }
  return counted;
}

suite(`the same events as seven shippers lay them out${SKIPPED}`, () => {
  const app = setUpApp();
  let found: readonly FoundSource[];
  let expected: Record<string, number>;

  beforeAll(async () => {
    for (const name of NAMES) {
      await app.elasticsearch('PUT', `/${name}`, KEYWORDS);
      await app.seed(name, readEvents(name));
    }
    found = (await app.ask(sourcesEndpoint)).sources;
    expected = await countEvents();
  });

  const sourceOf = (name: string) => {
    const source = found.find((entry) => entry.source.index_pattern === name)?.source;
    if (source === undefined) throw new Error(`no source was found in ${name}`);
    return source;
  };

  const coverageOf = (name: string) =>
    app.ask(coverageEndpoint, { body: { filter: RANGE, sources: [sourceOf(name)] } });

  it('finds one source in each', () => {
    expect(found.map(({ source }) => source.index_pattern).sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)('reads %s by its layout', (name) => {
    const [layout, tagsFrom] = LAYOUTS[name];
    expect(sourceOf(name)).toMatchObject({
      id: `${name}.${layout}`,
      origin: 'sysmon_rule',
      tags_from: tagsFrom,
    });
    for (const role of ['event_id', 'channel', 'host', 'user', 'process_image'] as const) {
      expect([role, sourceOf(name).fields[role]]).toEqual([role, expect.any(String)]);
    }
  });

  it.each(NAMES)('counts the same in %s', async (name) => {
    const { techniques, unknown, sources } = await coverageOf(name);
    const counted: Record<string, number> = {};
    for (const { id, observed } of techniques) counted[id] = observed;
    for (const { as_id, events } of unknown) counted[as_id] = (counted[as_id] ?? 0) + events;
    expect(Object.keys(expected).length).toBeGreaterThan(20);
    expect(counted).toEqual(expected);
    expect(sources).toMatchObject([{ status: 'complete' }]);
  });

  it.each(NAMES)('finds the events of its commonest technique in %s', async (name) => {
    const { techniques } = await coverageOf(name);
    const [top] = [...techniques].sort((a, b) => b.observed - a.observed);
    const body = { filter: RANGE, sources: [sourceOf(name)] };
    const summary = await app.ask(techniqueSummaryEndpoint, { id: top?.id ?? '', body });
    expect(summary.events).toBe(top?.observed);
  });

  it('adds all up without counting an event twice', async () => {
    const { totals } = await app.ask(coverageEndpoint, { body: { filter: RANGE } });
    const tags = Object.values(expected).reduce((sum, events) => sum + events, 0);
    expect(totals.observed_tags + totals.unknown_tags).toBe(tags * NAMES.length);
  });
});
