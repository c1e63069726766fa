import { aSource } from '../../test/builders/source';
import { toKql, toLucene } from './tag_query';

const asked = (changes: Partial<Parameters<typeof toLucene>[0]> = {}) => ({
  source: aSource(),
  values: ['T1055'],
  hosts: [],
  query: '',
  ...changes,
});

it.each([
  ['one value', asked(), 'mitre_technique_id:"T1055"', 'mitre_technique_id: "T1055"'],
  [
    'several',
    asked({ values: ['T1055', 'T1093'] }),
    'mitre_technique_id:("T1055" OR "T1093")',
    'mitre_technique_id: ("T1055" or "T1093")',
  ],
  [
    'quotes and backslashes',
    asked({ values: ['a "b" c:\\d'] }),
    'mitre_technique_id:"a \\"b\\" c:\\\\d"',
    'mitre_technique_id: "a \\"b\\" c:\\\\d"',
  ],
  [
    'hosts',
    asked({ hosts: ['pc1', 'pc2'] }),
    'mitre_technique_id:"T1055" AND host_name:("pc1" OR "pc2")',
    'mitre_technique_id: "T1055" and host_name: ("pc1" or "pc2")',
  ],
  [
    'the queries of source and view',
    asked({ source: aSource({ filter: 'a:1 OR b:2' }), query: ' c:3 ' }),
    'mitre_technique_id:"T1055" AND (a:1 OR b:2) AND (c:3)',
    null,
  ],
  [
    'the filter of a found source',
    asked({ source: aSource({ filter: 'a.b:"x y" OR c:"z"' }) }),
    'mitre_technique_id:"T1055" AND (a.b:"x y" OR c:"z")',
    'mitre_technique_id: "T1055" and (a.b:"x y" or c:"z")',
  ],
  [
    'no filter with wildcards',
    asked({ source: aSource({ filter: 'a:x*' }) }),
    'mitre_technique_id:"T1055" AND (a:x*)',
    null,
  ],
])('says %s', (_what, question, lucene, kql) => {
  expect([toLucene(question), toKql(question)]).toEqual([lucene, kql]);
});
