import { CoverageError } from '../../common/errors';
import { GRAMMAR } from '../../common/rule_name/grammar';
import { CHARACTER_SETS, isOneOf } from './character_tests';
import { buildLogstashFilter } from './logstash_filter';
import { buildEnrichmentPipeline } from './pipeline';

const options = {
  ruleNameFields: ['winlog.event_data.RuleName', 'RuleName'],
  targetPrefix: 'mitre_',
};

describe('buildEnrichmentPipeline', () => {
  it('carries the version and the keys of the grammar', () => {
    const { version, processors } = buildEnrichmentPipeline(options);
    expect(version).toBe(GRAMMAR.version);
    expect(processors).toEqual([
      {
        script: expect.objectContaining({
          lang: 'painless',
          params: {
            rule_name_fields: [
              { name: 'winlog.event_data.RuleName', path: ['winlog', 'event_data', 'RuleName'] },
              { name: 'RuleName', path: ['RuleName'] },
            ],
            prefix: 'mitre_',
            keys: GRAMMAR.keys,
          },
        }),
      },
    ]);
  });

  it('stays below the size that Elasticsearch allows a script', () => {
    const { processors } = buildEnrichmentPipeline(options);
    expect(Buffer.byteLength(JSON.stringify(processors))).toBeLessThan(65_535);
  });
});

describe('buildLogstashFilter', () => {
  const text = buildLogstashFilter(options);

  it('runs for events that have one of the fields', () => {
    expect(text).toContain('if [winlog][event_data][RuleName] or [RuleName] {');
  });

  it('leaves no quote open and names no environment variable', () => {
    expect(text.split("'")).toHaveLength(5);
    expect(text).not.toContain('${');
  });

  it('writes under the prefix', () => {
    expect(text).toContain('event.set("mitre_" + field');
  });
});

describe('both', () => {
  it.each([
    ['no field', { ...options, ruleNameFields: [] }],
    ['code in a field name', { ...options, ruleNameFields: ['a"); exit #'] }],
    ['an empty step', { ...options, ruleNameFields: ['winlog..RuleName'] }],
    ['a prefix with a dot', { ...options, targetPrefix: 'mitre.' }],
    ['no prefix', { ...options, targetPrefix: '' }],
  ])('refuse %s', (_meaning, bad) => {
    expect(() => buildEnrichmentPipeline(bad)).toThrow(CoverageError);
    expect(() => buildLogstashFilter(bad)).toThrow(CoverageError);
  });

  it('test for exactly the characters of the grammar', () => {
    for (const set of ['separator', 'between_ids', 'after_id'] as const) {
      const numbers = (isOneOf(set).match(/\d+/g) ?? []).map(Number);
      expect(String.fromCharCode(...numbers)).toBe([...new Set(CHARACTER_SETS[set])].join(''));
    }
  });
});
