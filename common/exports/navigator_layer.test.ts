import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { buildNavigatorLayer, type LayerFacts, readNavigatorLayer } from './navigator_layer';

const FACTS: LayerFacts = {
  name: 'Coverage',
  description: 'Tags of 30 days',
  domain: 'enterprise',
  version: '18.1',
  platform: 'Windows',
  techniques: [
    {
      id: 'T1055',
      score: 42,
      comment: '42 tags',
      metadata: [{ name: 'tags', value: '42' }],
      color: null,
    },
    { id: 'T1055.001', score: 0, comment: '', metadata: [], color: '#86bfec' },
    { id: 'T1112', score: null, comment: '', metadata: [], color: null },
  ],
  gradient: { colors: ['#ffffff', '#0b3f75'], min: 0, max: 42 },
  legend: [{ label: '1+', color: '#e3f0fb' }],
  metadata: [{ name: 'from', value: 'now-30d' }],
  links: [],
};
const layer = (changes: object) => JSON.stringify({ ...buildNavigatorLayer(FACTS), ...changes });

describe('buildNavigatorLayer', () => {
  it('writes what Navigator reads', () => {
    expect(buildNavigatorLayer(FACTS)).toMatchObject({
      versions: { attack: '18', navigator: '5.1.0', layer: '4.5' },
      domain: 'enterprise-attack',
      filters: { platforms: ['Windows'] },
      gradient: { colors: ['#ffffff', '#0b3f75'], minValue: 0, maxValue: 42 },
      techniques: [{ techniqueID: 'T1055', score: 42, comment: '42 tags' }, { score: 0 }, {}],
    });
  });

  it('does not score what has no score', () => {
    const { techniques } = buildNavigatorLayer(FACTS);
    expect((techniques as object[])[2]).not.toHaveProperty('score');
  });
});

describe('readNavigatorLayer', () => {
  it('reads what we wrote', () => {
    expect(readNavigatorLayer(layer({}))).toEqual({
      name: 'Coverage',
      domain: 'enterprise',
      version: '18',
      techniques: [
        { id: 'T1055', score: 42, color: null, comment: '42 tags' },
        { id: 'T1055.001', score: 0, color: '#86bfec', comment: '' },
      ],
      notes: [],
    });
  });

  it.each<[string, object, object]>([
    [
      'version 3.0',
      { versions: undefined, version: '3.0', domain: 'mitre-enterprise' },
      { version: null },
    ],
    ['another domain', { domain: 'ics-attack' }, { domain: 'ics' }],
    ['fields that nobody knows', { brandNew: { a: 1 } }, { name: 'Coverage' }],
  ])('reads %s', (_meaning, changes, expected) => {
    expect(readNavigatorLayer(layer(changes))).toMatchObject(expected);
  });

  it('takes a technique of several tactics once, with its largest score', () => {
    const techniques = [
      { techniqueID: 'T1055', tactic: 'a', score: 1, comment: '' },
      { techniqueID: 'T1055', tactic: 'b', score: 9, comment: 'x' },
      { techniqueID: 'T1003', enabled: false, score: 5 },
      { techniqueID: 'T1047', color: '' },
    ];
    expect(readNavigatorLayer(layer({ techniques })).techniques).toEqual([
      { id: 'T1055', score: 9, color: null, comment: 'x' },
    ]);
  });

  it('says which entries it cannot read, and reads the others', () => {
    const techniques = [
      { techniqueID: 'nonsense', score: 1 },
      7,
      { techniqueID: 'T1003', score: 1 },
    ];
    const { notes, techniques: read } = readNavigatorLayer(layer({ techniques }));
    expect(read.map(({ id }) => id)).toEqual(['T1003']);
    expect(notes).toEqual([
      expect.stringContaining('Entry 1 names no technique'),
      expect.stringContaining('Entry 2'),
    ]);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '<html>', /no JSON, but begins with "<html>"/],
    ['no layer', '{"a":1}', /no domain/],
    ['a list', '[]', /no fields of one/],
    ['an old version', layer({ versions: { layer: '2.2' } }), /version is 2.2; 3.0 and 4.x/],
    ['another domain', layer({ domain: 'my-attack' }), /domain is my-attack/],
  ])('refuses %s', (_meaning, text, reason) => {
    expect(() => readNavigatorLayer(text)).toThrow(reason);
  });

  const recorded = join(
    __dirname,
    '../../../shared/data/sysmon-configs/sysmon-modular.navigator-layer.json'
  );
  const there = existsSync(recorded);
  if (!there) console.warn('skipped: ../shared/data is absent');
  (there ? it : it.skip)('reads the layer of a public configuration', () => {
    const read = readNavigatorLayer(readFileSync(recorded, 'utf8'));
    expect(read).toMatchObject({
      name: 'Sysmon-modular',
      domain: 'enterprise',
      version: null,
      notes: [],
    });
    expect(read.techniques.length).toBeGreaterThan(80);
    expect(read.techniques.filter(({ score }) => score === 100).length).toBeGreaterThan(50);
  });
});
