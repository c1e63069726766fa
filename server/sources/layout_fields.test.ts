import type { Layout } from '../../common/sources/layouts';
import type { FieldMapping } from './field_capabilities';
import { fitLayout } from './layout_fields';

const LAYOUT: Layout = {
  id: 'test',
  name: 'Test',
  origin: 'sysmon_rule',
  fields: { rule_name: ['rule.name', 'RuleName'], host: ['host.name', 'Hostname'] },
  only: [
    { field: 'winlog.provider-name', value: 'Sysmon' },
    { field: 'event.provider', value: 'Sysmon' },
  ],
};
const WITH_IDS: Layout = { ...LAYOUT, fields: { ...LAYOUT.fields, technique_ids: ['ids'] } };

const DATE: FieldMapping = { type: 'date', aggregatable: true };
const KEYWORD: FieldMapping = { type: 'keyword', aggregatable: true };
const TEXT: FieldMapping = { type: 'text', aggregatable: false };

const fit = (layout: Layout, fields: Record<string, FieldMapping>) =>
  fitLayout(layout, new Map(Object.entries({ '@timestamp': DATE, ...fields })));

describe('fitLayout', () => {
  it.each<[string, Record<string, FieldMapping>, object]>([
    ['a keyword as it is', { 'rule.name': KEYWORD }, { rule_name: 'rule.name' }],
    [
      'the keyword beside a text',
      { 'rule.name': TEXT, 'rule.name.keyword': KEYWORD },
      { rule_name: 'rule.name.keyword' },
    ],
    ['the next best field', { RuleName: KEYWORD }, { rule_name: 'RuleName' }],
    [
      'a text without keyword passed over for the next best',
      { 'rule.name': TEXT, RuleName: KEYWORD },
      { rule_name: 'RuleName' },
    ],
    ['roles that are missing', { 'rule.name': KEYWORD }, { host: null, technique_ids: null }],
    [
      'another time field',
      { '@timestamp': TEXT, EventTime: DATE, RuleName: KEYWORD },
      { time: 'EventTime' },
    ],
  ])('takes %s', (_meaning, present, fields) => {
    expect(fit(LAYOUT, present)?.fields).toMatchObject(fields);
  });

  it.each<[string, Layout, Record<string, FieldMapping>]>([
    ['has no field for tags', LAYOUT, { 'host.name': KEYWORD }],
    ['has no time', LAYOUT, { '@timestamp': KEYWORD, 'rule.name': KEYWORD }],
    ['lacks the ids of a layout that has ids', WITH_IDS, { 'rule.name': KEYWORD }],
  ])('does not fit an index that %s', (_meaning, layout, present) => {
    expect(fit(layout, present)).toBeNull();
  });

  it('names a tag field that is there but cannot be counted', () => {
    expect(fit(LAYOUT, { 'rule.name': TEXT })).toMatchObject({
      fields: { rule_name: null },
      problems: [{ kind: 'text_without_keyword', subject: 'rule.name' }],
    });
  });

  it.each<[string, Record<string, FieldMapping>, string | null]>([
    [
      'each that exists',
      { 'winlog.provider-name': KEYWORD, 'event.provider': KEYWORD },
      'winlog.provider\\-name:"Sysmon" OR event.provider:"Sysmon"',
    ],
    ['one', { 'event.provider': KEYWORD }, 'event.provider:"Sysmon"'],
    ['none', {}, null],
  ])("tells Sysmon's events apart by %s", (_meaning, present, filter) => {
    expect(fit(LAYOUT, { 'rule.name': KEYWORD, ...present })?.filter).toBe(filter);
  });
});
