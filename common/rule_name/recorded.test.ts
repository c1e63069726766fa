import { NO_RECORDED_DATA, readRecordedRuleNames } from '../../test/builders/recorded_rule_names';
import { parseRuleName } from './parse';
import { printRuleName } from './print';

const names = readRecordedRuleNames();
const suite = names ? describe : describe.skip;

suite(`recorded rule names${names ? '' : `: skipped, ${NO_RECORDED_DATA}`}`, () => {
  const recorded = names ?? [];

  it('are many', () => {
    expect(recorded.length).toBeGreaterThan(500);
  });

  it('count for every id typed in them, except inside prose and addresses', () => {
    const uncounted = recorded.filter((text) => {
      const { techniques, problems } = parseRuleName(text);
      const typed = text.replace(/\S+:\/\/\S+/g, '').match(/\bT\d{4}(\.\d{3})?\b/g) ?? [];
      const known = new Set<string>([
        ...techniques.map(({ id }) => id),
        ...problems.filter(({ kind }) => kind === 'id_in_prose').map(({ value }) => value),
      ]);
      return typed.some((id) => !known.has(id));
    });
    expect(uncounted).toEqual([]);
  });

  it('count for no id that is not typed in them', () => {
    const invented = recorded.filter((text) =>
      parseRuleName(text).techniques.some(({ id }) => !text.includes(id.slice(1)))
    );
    expect(invented).toEqual([]);
  });

  it('have a number for an id, a missing or a malformed id only where known', () => {
    const kinds = new Map<string, string[]>();
    for (const text of recorded) {
      for (const { kind, value } of parseRuleName(text).problems) {
        kinds.set(kind, [...new Set([...(kinds.get(kind) ?? []), value])].sort());
      }
    }
    expect(Object.fromEntries(kinds)).toEqual({
      id_without_t: ['1043', '1089'],
      malformed_id: ['CAPEC-293', 'T', 'ToDo'],
    });
  });

  it('keep their tags after printing and reading back', () => {
    for (const text of recorded) {
      const parsed = parseRuleName(text);
      const again = parseRuleName(printRuleName(parsed));
      expect(again.techniques.map(({ id }) => id)).toEqual(parsed.techniques.map(({ id }) => id));
      expect(again.names).toEqual(parsed.names);
      expect(again.tags).toEqual(parsed.tags);
    }
  });
});
