import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrichmentOptionsSchema } from '../../common/http/enrichment';
import { CoverageError } from '../../common/errors';
import { buildRecipes, buildRequests, eventWith } from './recipes';

const options = enrichmentOptionsSchema.parse({});
const documentation = readFileSync(join(__dirname, '../../docs/enrichment.md'), 'utf8');

describe('recipes', () => {
  it.each(
    [...buildRequests(options), ...buildRecipes(options)]
      .filter(
        ({ id }) => ['component_template', 'settings'].includes(id) || /^winlog|agent/.test(id)
      )
      .map(({ id, text }) => [id, text] as const)
  )('stand in the documentation: %s', (_id, text) => {
    expect(documentation).toContain(`\n${text.trimEnd()}\n\`\`\``);
  });

  it('names the pipeline, prefix and fields that were chosen', () => {
    const mine = { name: 'mine', rule_name_fields: ['a.b'], target_prefix: 'x_' };
    const text = JSON.stringify([buildRequests(mine), buildRecipes(mine)]);
    expect(text).not.toContain('attack-coverage-rule-name');
    expect(text).toContain('_ingest/pipeline/mine/_simulate');
    expect(text).toContain('x_*');
    expect(text).toContain('[a][b]');
  });

  it('refuses fields and prefixes that would break out of the script', () => {
    const bad = { ...options, rule_name_fields: ['a]; evil'] };
    expect(() => buildRequests(bad)).toThrow(CoverageError);
    expect(() => buildRecipes({ ...options, target_prefix: 'A"' })).toThrow(CoverageError);
  });

  it('places a value at a dotted path', () => {
    expect(eventWith('winlog.event_data.RuleName', 'T1055')).toEqual({
      winlog: { event_data: { RuleName: 'T1055' } },
    });
  });
});
