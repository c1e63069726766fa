import { CATALOGUE, coverage } from '../../components/testing/fake_answers';
import type { VolumeResponse } from '../../../common/http/volume';
import type { TechniqueId } from '../../../common/attack/ids';
import { byEvents, byTactic, byTechnique } from './contributions';

const volume = (changes: Partial<VolumeResponse> = {}): VolumeResponse => ({
  range: coverage().range,
  events: 12,
  rules: [
    {
      value: 'technique_id=T1055,analytic=Signature,Team=Red',
      events: 8,
      technique_ids: ['T1055' as TechniqueId],
      analytic_type: 'Signature',
      custom_tags: ['Team=Red', 'analytic=Signature'],
    },
    {
      value: 'technique_id=T1112,Team=Red',
      events: 4,
      technique_ids: ['T1112' as TechniqueId],
      analytic_type: null,
      custom_tags: ['Team=Red'],
    },
  ],
  hosts: [{ value: 'pc1', events: 12 }],
  rules_by_host: [],
  other: { rules: 0, hosts: 0 },
  missing: { rules: [], hosts: [] },
  incomplete: [],
  requests: [],
  ...changes,
});

describe('contributions', () => {
  it('are tags of techniques, against the period before', () => {
    expect(byTechnique(CATALOGUE, coverage(), coverage({ techniques: [] }))).toEqual([
      { key: 'T1055', label: 'T1055 Process Injection', now: 12, before: 0 },
      { key: 'T1055.001', label: 'T1055.001 Dynamic-link Library Injection', now: 30, before: 0 },
    ]);
    expect(byTechnique(CATALOGUE, coverage(), undefined)[0]).toMatchObject({ before: null });
  });

  it('add a technique of two tactics to each', () => {
    expect(
      byTactic(CATALOGUE, coverage(), undefined).map(({ label, now }) => [label, now])
    ).toEqual([
      ['Privilege Escalation', 42],
      ['Defense Evasion', 42],
    ]);
  });

  it.each([
    ['rule', [8, 4]],
    ['host', [12]],
    ['analytic_type', [8]],
    ['custom_tag', [12, 8]],
  ] as const)('are events by %s', (dimension, expected) => {
    expect(byEvents(dimension, volume(), undefined).map(({ now }) => now)).toEqual(expected);
  });

  it('keep what was there before', () => {
    const now = volume({ hosts: [] });
    expect(byEvents('host', now, volume())).toEqual([
      { key: 'pc1', label: 'pc1', now: 0, before: 12 },
    ]);
  });
});
