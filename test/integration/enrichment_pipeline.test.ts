import fc from 'fast-check';
import { buildRuleNameFields } from '../../common/rule_name/fields';
import { parseRuleName } from '../../common/rule_name/parse';
import { buildEnrichmentPipeline } from '../../server/enrichment/pipeline';
import { FAILURE_TAG } from '../../server/enrichment/options';
import { startElasticsearch } from '../../standalone/elasticsearch/launcher';
import { NO_RECORDED_DATA, readRecordedRuleNames } from '../builders/recorded_rule_names';
import { ruleNameTexts } from '../builders/rule_name_texts';

/** Starting and feeding a second Elasticsearch takes half a minute: only where asked for. */
const WANTED = process.env.ATTACK_COVERAGE_ES7 === '1';
const suite = WANTED ? describe : describe.skip;
const SKIPPED = WANTED
  ? ''
  : ': skipped, set ATTACK_COVERAGE_ES7=1 to run it on Elasticsearch 7.10.2';

const PREFIX = 'mitre_';
const BATCH = 500;
const GENERATED = 6000;

type Source = Readonly<Record<string, unknown>>;

interface SimulateAnswer {
  readonly docs: readonly {
    readonly doc?: { readonly _source: Source };
    readonly error?: unknown;
  }[];
}

/** Lone surrogates cannot be written as UTF-8, so no event carries them. */
const isWellFormed = (text: string) => Buffer.from(text, 'utf8').toString('utf8') === text;

function* batchesOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}

/** With a URL, that node is used instead of starting one. */
const RUNNING_URL = process.env.ATTACK_COVERAGE_ES7_URL ?? '';

suite(`ingest pipeline on Elasticsearch 7.10.2${SKIPPED}`, () => {
  let url = RUNNING_URL;
  let stop: () => Promise<void> = async () => undefined;

  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };

  /** What the pipeline adds to each event. */
  const enrich = async (events: readonly Source[], ruleNameFields: readonly string[]) => {
    const pipeline = buildEnrichmentPipeline({ ruleNameFields, targetPrefix: PREFIX });
    const docs = events.map((_source) => ({ _source }));
    const answer = (await post('/_ingest/pipeline/_simulate', {
      pipeline,
      docs,
    })) as SimulateAnswer;
    return answer.docs.map(({ doc, error }) => {
      if (!doc) return { error };
      const added = Object.entries(doc._source).filter(
        ([name]) => name.startsWith(PREFIX) || name === 'tags'
      );
      return Object.fromEntries(added);
    });
  };

  const expectAgreement = async (names: readonly string[]) => {
    for (const batch of batchesOf(names.filter(isWellFormed))) {
      const added = await enrich(
        batch.map((RuleName) => ({ RuleName })),
        ['RuleName']
      );
      const differing = batch
        .map((text, index) => ({
          text,
          pipeline: added[index],
          grammar: buildRuleNameFields(parseRuleName(text), PREFIX),
        }))
        .filter(({ pipeline, grammar }) => !sameFields(pipeline ?? {}, grammar));
      expect(differing).toEqual([]);
    }
  };

  beforeAll(async () => {
    if (url !== '') return;
    const node = await startElasticsearch({
      version: '7.10.2',
      dataName: `enrichment-${process.pid}`,
      ephemeral: true,
    });
    url = node.url;
    stop = () => node.stop();
  }, 600_000);

  afterAll(() => stop(), 60_000);

  const recorded = WANTED ? readRecordedRuleNames() : null;
  (recorded ? it : it.skip)(
    `agrees with the grammar on every recorded rule name${recorded ? '' : `: skipped, ${NO_RECORDED_DATA}`}`,
    () => expectAgreement(recorded ?? []),
    120_000
  );

  it('agrees with the grammar on generated rule names', async () => {
    await expectAgreement(fc.sample(ruleNameTexts(), { numRuns: GENERATED, seed: 20200704 }));
  }, 300_000);

  it('reads a rule name of 100,000 characters', async () => {
    await expectAgreement([
      `technique_id=T1055,Alert=${'word, '.repeat(16_000)}`,
      'T1055,'.repeat(16_000),
    ]);
  }, 120_000);

  it('finds the rule name in nested and in dotted fields, best field first', async () => {
    const events = [
      { winlog: { event_data: { RuleName: 'T1003' } }, RuleName: 'T1055' },
      { 'winlog.event_data.RuleName': 'T1003' },
      { winlog: { event_data: { RuleName: '-' } }, RuleName: 'T1055' },
      { winlog: { event_data: { RuleName: ['T1003', 'T1055'] } } },
      { winlog: 'text', RuleName: 7 },
    ];
    expect(await enrich(events, ['winlog.event_data.RuleName', 'RuleName'])).toEqual([
      { mitre_technique_id: 'T1003' },
      { mitre_technique_id: 'T1003' },
      { mitre_technique_id: 'T1055' },
      { mitre_technique_id: ['T1003', 'T1055'] },
      {},
    ]);
  }, 60_000);

  it('keeps and tags an event whose rule name is beyond what a script may read', async () => {
    const RuleName = `${' '.repeat(1_100_000)}T1055`;
    expect(await enrich([{ RuleName }], ['RuleName'])).toEqual([{ tags: [FAILURE_TAG] }]);
  }, 60_000);
});

/** Equal regardless of the order of fields; values in order. */
function sameFields(one: Source, other: Source): boolean {
  const sorted = (fields: Source) =>
    JSON.stringify(
      Object.keys(fields)
        .sort()
        .map((name) => [name, fields[name]])
    );
  return sorted(one) === sorted(other);
}
