import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { buildRuleNameFields } from '../../common/rule_name/fields';
import { parseRuleName } from '../../common/rule_name/parse';
import { readRecordedRuleNames } from '../../test/builders/recorded_rule_names';
import { ruleNameTexts } from '../../test/builders/rule_name_texts';
import { buildLogstashFilter } from './logstash_filter';

/** Path of `jruby-complete.jar`: JRuby is what Logstash runs, and not worth a download for every test run. */
const JRUBY = process.env.ATTACK_COVERAGE_JRUBY_JAR;
const suite = JRUBY ? describe : describe.skip;
const SKIPPED = JRUBY
  ? ''
  : ': skipped, set ATTACK_COVERAGE_JRUBY_JAR to the path of jruby-complete.jar';

/** Evaluates the two settings as Logstash's ruby filter does, on events with its `get` and `set`. */
const HARNESS = `
require "json"
folder = ARGV[0]
text = File.read(File.join(folder, "filter.conf"), encoding: "UTF-8")
Event = Struct.new(:data) do
  def get(reference)
    reference.scan(/\\[([^\\]]+)\\]/).flatten.reduce(data) { |at, step| at.is_a?(Hash) ? at[step] : nil }
  end
  def set(field, value)
    data[field] = value
  end
end
class Filter
  def register(init, code)
    eval(init, binding)
    eval("define_singleton_method(:run) do |event|\\n#{code}\\nend", binding)
  end
end
filter = Filter.new
filter.register(text[/init => '(.*?)'/m, 1], text[/code => '(.*?)'/m, 1])
events = JSON.parse(File.read(File.join(folder, "events.json"), encoding: "UTF-8"))
puts JSON.generate(events.map { |data| Event.new(data).tap { |event| filter.run(event) }.data })
`;

type Fields = Readonly<Record<string, unknown>>;

function runFilter(events: readonly Fields[], ruleNameFields: readonly string[]): Fields[] {
  const folder = mkdtempSync(join(tmpdir(), 'rule-name-'));
  try {
    writeFileSync(
      join(folder, 'filter.conf'),
      buildLogstashFilter({ ruleNameFields, targetPrefix: 'mitre_' })
    );
    writeFileSync(join(folder, 'events.json'), JSON.stringify(events));
    writeFileSync(join(folder, 'harness.rb'), HARNESS);
    const output = execFileSync('java', ['-jar', JRUBY ?? '', join(folder, 'harness.rb'), folder], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    return JSON.parse(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

suite(`Logstash filter on JRuby${SKIPPED}`, () => {
  it('agrees with the grammar', () => {
    const names = [
      ...(readRecordedRuleNames() ?? []),
      ...fc.sample(ruleNameTexts(), { numRuns: 5000, seed: 20190226 }),
    ].filter((text) => Buffer.from(text, 'utf8').toString('utf8') === text);
    const read = runFilter(
      names.map((RuleName) => ({ RuleName })),
      ['RuleName']
    );
    names.forEach((RuleName, index) => {
      const fields = buildRuleNameFields(parseRuleName(RuleName), 'mitre_');
      expect(read[index]).toEqual({ RuleName, ...fields });
    });
  }, 120_000);

  it('finds the rule name in nested fields, best field first', () => {
    const events = [
      { winlog: { event_data: { RuleName: 'T1003' } }, RuleName: 'T1055' },
      { winlog: { event_data: { RuleName: '-' } }, RuleName: ['T1003', 'T1055'] },
      { RuleName: 7 },
    ];
    const read = runFilter(events, ['winlog.event_data.RuleName', 'RuleName']);
    expect(read.map(({ mitre_technique_id }) => mitre_technique_id)).toEqual([
      'T1003',
      ['T1003', 'T1055'],
      undefined,
    ]);
  }, 60_000);
});
