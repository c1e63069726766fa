import { aCatalogue } from '../../test/builders/catalogue';
import type { Analytic, Catalogue, LogSourceReference } from '../attack/catalogue';
import type { TechniqueId } from '../attack/ids';
import { type GapMapping, PUBLISHED_MAPPING } from './mapping';
import { needsByTechnique } from './needs';

const COMPONENTS = [
  { id: 'DC0032', name: 'Process Creation', data_source: null },
  { id: 'DC0082', name: 'Network Connection Creation', data_source: null },
  { id: 'DC0008', name: 'WMI Creation', data_source: null },
];
const reference = (component_id: string, name: string, channel: string): LogSourceReference => ({
  component_id,
  name,
  channel,
});
const analytic = (
  log_sources: readonly LogSourceReference[],
  platforms: readonly string[] = ['Windows']
): Analytic => ({
  id: 'AN1',
  technique_id: 'T1055' as TechniqueId,
  platforms,
  log_sources,
});
const since18 = (...analytics: readonly Analytic[]): Catalogue => ({
  ...aCatalogue({ techniques: [{ id: 'T1055' }, { id: 'T1056', platforms: ['Linux'] }] }),
  data_components: COMPONENTS,
  analytics,
});
const before18: Catalogue = {
  ...aCatalogue({ techniques: [{ id: 'T1055' }] }),
  data_components: [
    { id: 'Process: Process Creation', name: 'Process Creation', data_source: 'Process' },
    { id: 'WMI: WMI Creation', name: 'WMI Creation', data_source: 'WMI' },
  ],
  detects: [
    { component_id: 'Process: Process Creation', technique_id: 'T1055' as TechniqueId },
    { component_id: 'WMI: WMI Creation', technique_id: 'T1055' as TechniqueId },
  ],
};

/** `component: log source event id (who says so)` of the technique T1055. */
function told(catalogue: Catalogue, mapping: Partial<GapMapping> = {}, platform = 'Windows') {
  const [first] = needsByTechnique(catalogue, platform, { ...PUBLISHED_MAPPING, ...mapping });
  return (first?.components ?? []).map(
    ({ component, triggers }) =>
      `${component.name}: ${triggers.map(({ log_source, event_id, by }) => `${log_source} ${event_id} (${by})`).join(', ')}`
  );
}

const NETWORK = reference('DC0082', 'WinEventLog:Sysmon', 'EventCode=3, 22');

describe('needsByTechnique', () => {
  it('reads the event ids of the log sources that analytics name', () => {
    expect(told(since18(analytic([NETWORK])))).toEqual([
      'Network Connection Creation: WinEventLog:Sysmon 3 (attack), WinEventLog:Sysmon 22 (attack)',
    ]);
  });

  it('keeps a component that no log of the user can stand for: it is needed all the same', () => {
    const foreign = reference('DC0082', 'NSM:Flow', 'Outbound beacons');
    const prose = reference('DC0032', 'WinEventLog:Sysmon', 'Process started from EventCode=1');
    expect(told(since18(analytic([foreign, prose])))).toEqual([
      'Process Creation: ',
      'Network Connection Creation: ',
    ]);
  });

  it('joins what several analytics say, each event once', () => {
    const security = reference('DC0032', 'WinEventLog:Security', 'EventCode=4688');
    const sysmon = reference('DC0032', 'WinEventLog:Sysmon', 'EventCode=1');
    expect(told(since18(analytic([sysmon]), analytic([sysmon, security])))).toEqual([
      'Process Creation: WinEventLog:Sysmon 1 (attack), WinEventLog:Security 4688 (attack)',
    ]);
  });

  it('heeds only analytics and techniques of the platform', () => {
    const linux = analytic([reference('DC0032', 'WinEventLog:Sysmon', 'EventCode=1')], ['Linux']);
    const catalogue = since18(linux, analytic([NETWORK]));
    expect(told(catalogue)).toHaveLength(1);
    expect(told(catalogue, {}, 'all')).toHaveLength(2);
    const ids = (platform: string) =>
      needsByTechnique(catalogue, platform, PUBLISHED_MAPPING).map(({ technique }) => technique.id);
    expect(ids('Windows')).toEqual(['T1055']);
    expect(ids('Linux')).toEqual(['T1056']);
    expect(ids('all')).toEqual(['T1055', 'T1056']);
  });

  it('takes the published table before v18', () => {
    expect(told(before18)).toEqual([
      'Process Creation: WinEventLog:Sysmon 1 (ctid)',
      'WMI Creation: WinEventLog:Sysmon 19 (ctid), WinEventLog:Sysmon 20 (ctid)',
    ]);
  });

  it.each<[string, Catalogue, Partial<GapMapping>, string[]]>([
    [
      'wider pairs of a fidelity before v18',
      before18,
      { wider: ['weak'] },
      [
        'Process Creation: WinEventLog:Sysmon 1 (ctid), WinEventLog:Sysmon 8 (ossem)',
        'WMI Creation: WinEventLog:Sysmon 19 (ctid), WinEventLog:Sysmon 20 (ctid)',
      ],
    ],
    [
      'wider pairs from v18 on, beside what the analytics say',
      since18(analytic([reference('DC0008', 'WinEventLog:WMI', 'EventCode=5861')])),
      { wider: ['strong'] },
      [
        'WMI Creation: WinEventLog:WMI 5861 (attack), WinEventLog:Sysmon 19 (ctid), WinEventLog:Sysmon 20 (ctid), WinEventLog:Sysmon 21 (ossem)',
      ],
    ],
    [
      'wider pairs for techniques whose analytics name another log for the component',
      since18(analytic([reference('DC0032', 'WinEventLog:Security', 'EventCode=4688')])),
      { wider: ['strong'] },
      ['Process Creation: WinEventLog:Security 4688 (attack), WinEventLog:Sysmon 1 (ctid)'],
    ],
    [
      'a pair that the user adds',
      since18(analytic([NETWORK])),
      {
        pairs: [
          {
            component: 'Network Connection Creation',
            log_source: 'WinEventLog:Security',
            event_id: 5156,
            use: true,
          },
        ],
      },
      [
        'Network Connection Creation: WinEventLog:Sysmon 3 (attack), WinEventLog:Sysmon 22 (attack), WinEventLog:Security 5156 (user)',
      ],
    ],
    [
      'a pair that the user does not believe',
      since18(analytic([NETWORK])),
      {
        pairs: [
          {
            component: 'Network Connection Creation',
            log_source: 'WinEventLog:Sysmon',
            event_id: 22,
            use: false,
          },
        ],
      },
      ['Network Connection Creation: WinEventLog:Sysmon 3 (attack)'],
    ],
    [
      'a log source that the user has under another name',
      since18(analytic([reference('DC0082', 'NSM:Flow', 'EventCode=1')])),
      { log_sources: [{ name: 'NSM:Flow', channels: ['Zeek'] }] },
      ['Network Connection Creation: NSM:Flow 1 (attack)'],
    ],
    [
      'a log source that the user says he has not',
      since18(analytic([NETWORK])),
      { log_sources: [{ name: 'WinEventLog:Sysmon', channels: [] }] },
      ['Network Connection Creation: '],
    ],
  ])('heeds %s', (_meaning, catalogue, mapping, lines) => {
    expect(told(catalogue, mapping)).toEqual(lines);
  });

  it('takes plain text sources of old releases by their own table', () => {
    const classic: Catalogue = {
      ...aCatalogue({ techniques: [{ id: 'T1055' }] }),
      data_sources: ['DLL monitoring', 'API monitoring'],
      detects: [
        { component_id: 'DLL monitoring', technique_id: 'T1055' as TechniqueId },
        { component_id: 'API monitoring', technique_id: 'T1055' as TechniqueId },
      ],
    };
    expect(told(classic)).toEqual([
      'API monitoring: ',
      'DLL monitoring: WinEventLog:Sysmon 7 (classic)',
    ]);
    expect(told(classic, { wider: ['weak'] })[0]).toBe(
      'API monitoring: WinEventLog:Sysmon 8 (classic), WinEventLog:Sysmon 10 (classic)'
    );
  });
});
