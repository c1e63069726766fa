import { aSource } from '../../../test/builders/source';
import { discoverPath } from './discover_path';

const SOURCE = aSource({
  fields: {
    technique_ids: 'mitre_technique_id.keyword',
    event_id: 'event_id',
    host: 'host_name',
    time: '@timestamp',
  },
});
const ASKED = { source: SOURCE, values: ['T1055'], hosts: ["o'brien"], query: '' };
const RANGE = { from: 'now-7d', to: 'now' };

const stateOf = (path: string, name: '_g' | '_a') =>
  new URLSearchParams(path.replace(/^#\/\?/, '')).get(name) ?? '';

it('keeps the time as the view says it', () => {
  expect(stateOf(discoverPath(ASKED, RANGE, 'id'), '_g')).toBe('(time:(from:now-7d,to:now))');
});

it('names data view, columns and order', () => {
  const app = stateOf(discoverPath(ASKED, RANGE, 'my-view'), '_a');
  expect(app).toContain('index:my-view');
  expect(app).toContain('columns:!(event_id,host_name,');
  expect(app).toContain("sort:!(!('@timestamp',desc))");
});

it('asks in KQL, and in Lucene what KQL cannot say', () => {
  const kql = stateOf(discoverPath(ASKED, RANGE, 'id'), '_a');
  expect(kql).toContain('language:kuery');
  // Rison writes a quote inside a text as !'.
  expect(kql).toContain(`host_name: "o!'brien"`);
  const lucene = stateOf(discoverPath({ ...ASKED, query: 'a:b AND c&d=#e%20' }, RANGE, 'id'), '_a');
  expect(lucene).toContain('language:lucene');
  expect(lucene).toContain('(a:b AND c&d=#e%20)');
});
