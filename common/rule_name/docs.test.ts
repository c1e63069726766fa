import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRuleName } from './parse';
import type { RuleNameTag } from './parsed_rule_name';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'rule_names.md'), 'utf8');

/** Rows of the table under a heading, each as the texts between backticks of its cells. */
function rowsUnder(heading: string): string[][][] {
  const [, section = ''] = PAGE.split(`## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(2, -1)
        .map((cell) => (cell.match(/`[^`]*`/g) ?? []).map((text) => text.slice(1, -1)))
    );
}

const printTag = ({ key, value }: RuleNameTag) => (key === '' ? value : `${key}=${value}`);
const rows = rowsUnder('Dialects').map(([[text = ''] = [], ids, names, tags, problems]) => ({
  text,
  documented: { ids, names, tags, problems },
}));

describe('docs/rule_names.md', () => {
  it('has examples', () => {
    expect(rows.length).toBeGreaterThan(25);
  });

  it.each(rows.map(({ text, documented }) => [text, documented] as const))(
    '%s',
    (text, documented) => {
      const parsed = parseRuleName(text);
      expect({
        ids: parsed.techniques.map(({ id }) => id),
        names: parsed.names,
        tags: parsed.tags.map(printTag),
        problems: parsed.problems.map(({ kind, value }) => `${kind} ${value}`),
      }).toEqual(documented);
    }
  );

  it('explains every problem once', () => {
    const explained = (PAGE.split('## Problems\n')[1] ?? '')
      .split('\n## ')[0]
      ?.match(/^\| `(\w+)`/gm)
      ?.map((cell) => cell.slice(3, -1));
    expect(explained).toEqual([
      'id_without_t',
      'empty_id',
      'malformed_id',
      'id_in_prose',
      'unknown_id',
      'revoked',
      'deprecated',
      'id_name_disagree',
    ]);
  });
});
