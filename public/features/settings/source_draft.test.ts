import { aSource } from '../../../test/builders/source';
import { checkDraft, EMPTY_SOURCE, idFromName, validPattern } from './source_draft';

describe('idFromName', () => {
  it.each([
    ['NXLog, west', [], 'nxlog_west'],
    ['NXLog', ['nxlog', 'nxlog_2'], 'nxlog_3'],
    ['日本', [], 'source'],
  ])('%s', (name, taken, id) => {
    expect(idFromName(name, new Set(taken))).toBe(id);
  });
});

describe('checkDraft', () => {
  it('finds nothing wrong with a source', () => {
    expect([...checkDraft(aSource())]).toEqual([]);
  });

  it('names what is missing', () => {
    expect(Object.fromEntries(checkDraft(EMPTY_SOURCE))).toEqual({
      name: 'Needed',
      index_pattern: 'Needed',
      fields: 'the field that tags are counted from is not set',
    });
  });

  it('wants the field that is counted', () => {
    const draft = aSource({ tags_from: 'technique_ids', fields: { technique_ids: null } });
    expect([...checkDraft(draft).keys()]).toEqual(['fields']);
  });
});

it.each([
  ['logs-*,-logs-old', true],
  ['', false],
  ['a b', false],
])('%p as a pattern', (text, valid) => {
  expect(validPattern(text) !== null).toBe(valid);
});
