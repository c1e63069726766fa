import fc from 'fast-check';
import { ruleNameTexts } from '../../test/builders/rule_name_texts';
import { buildRuleNameFields } from './fields';
import { parseRuleName } from './parse';
import type { ParsedRuleName } from './parsed_rule_name';
import { printRuleName } from './print';

/** `FUZZ_RUNS=10000` for the long run. */
const RUNS = { numRuns: Number(process.env.FUZZ_RUNS ?? 5_000) };
const isFreeText = ({ key }: { key: string }) => key === '';

/** What printing keeps: free text comes first, the rest stays in order. */
const meaningOf = ({ techniques, names, tags, analytic_type }: ParsedRuleName) => ({
  ids: techniques.map(({ id }) => id),
  names,
  analytic_type,
  tags: [...tags.filter(isFreeText), ...tags.filter((tag) => !isFreeText(tag))],
});

describe('every text', () => {
  it('is read without an error and keeps its words', () => {
    fc.assert(
      fc.property(ruleNameTexts(), (text) => {
        const parsed = parseRuleName(text);
        const pieces = [
          ...parsed.techniques.map(({ raw }) => raw),
          ...parsed.names,
          ...parsed.tags.flatMap(({ key, value }) => [key, value]),
          ...parsed.problems.flatMap(({ key, value }) => [key, value]),
        ];
        expect(pieces.filter((piece) => !text.includes(piece))).toEqual([]);
      }),
      RUNS
    );
  });

  it('keeps every letter and digit of a name that has custom keys and text only', () => {
    const lettersOf = (text: string) => text.replace(/[^A-Za-z0-9]/g, '');
    fc.assert(
      fc.property(ruleNameTexts(), (text) => {
        const { techniques, covered_parents, names, tags } = parseRuleName(text);
        fc.pre(techniques.length + covered_parents.length + names.length === 0);
        const kept = tags.map(({ key, value }) => key + value).join('');
        expect(lettersOf(kept)).toBe(lettersOf(text));
      }),
      RUNS
    );
  });

  it('means the same after printing and reading back', () => {
    fc.assert(
      fc.property(ruleNameTexts(), (text) => {
        const parsed = parseRuleName(text);
        expect(meaningOf(parseRuleName(printRuleName(parsed)))).toEqual(meaningOf(parsed));
      }),
      RUNS
    );
  });

  it('is printed in one way', () => {
    fc.assert(
      fc.property(ruleNameTexts(), (text) => {
        const once = printRuleName(parseRuleName(text));
        expect(printRuleName(parseRuleName(once))).toBe(once);
      }),
      RUNS
    );
  });
});

describe('long texts', () => {
  const LENGTH = 100_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);

  it.each([
    ['blanks', ' '],
    ['separators', ',;'],
    ['equals signs', '='],
    ['almost keys', 'a,'],
    ['keys', 'a=,'],
    ['long almost keys', `${'k'.repeat(64)},`],
    ['ids', 'T1055,'],
    ['ids without T', '1055 '],
    ['ids under keys, no separator', 'technique_id=T1055 '],
    ['almost ids', 'technique_id=T105,'],
    ['sub-technique marks', 'T1055.'],
    ['blanks behind a key', 'technique_id= , , , '],
    ['ids in prose', 'x T1055 '],
  ])('%s are read in linear time', (_meaning, piece) => {
    const text = fill(piece);
    // Anything worse than linear does not end within the test's own time limit.
    const parsed = parseRuleName(text);
    expect(parsed.text).toBe(text);
    expect(typeof printRuleName(parsed)).toBe('string');
    expect(buildRuleNameFields(parsed, 'mitre_')).toBeDefined();
  });
});
