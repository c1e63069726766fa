import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sysmonEventIds } from '../../common/attack/log_sources';
import { buildMatrix } from '../../common/attack/matrix';
import { buildCatalogueSearch } from '../../common/attack/search';
import { searchFactsOf } from '../../common/attack/search_documents';
import { summarizeCatalogue } from '../../common/attack/summary';
import { createBuiltinCatalogues } from './builtin';

const builtin = createBuiltinCatalogues({ dataDir: join(__dirname, 'data') });
const enterprise = builtin.read('enterprise', '18.1');

it('lists what is in the folder', () => {
  expect(builtin.list()).toEqual([
    { domain: 'enterprise', version: '18.1' },
    { domain: 'mobile', version: '18.1' },
    { domain: 'ics', version: '18.1' },
  ]);
});

it('reads a file once', () => {
  expect(builtin.read('enterprise', '18.1')).toBe(enterprise);
});

it.each(['1.0', '../data/enterprise-18.1', ''])('does not have version %p', (version) => {
  expect(() => builtin.read('enterprise', version)).toThrow('is not built in');
});

it('says so when a file is damaged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'builtin-'));
  writeFileSync(join(folder, 'ics-1.0.json.gz'), 'not gzip');
  const damaged = createBuiltinCatalogues({ dataDir: folder });
  expect(() => damaged.read('ics', '1.0')).toThrow('incorrect header check');
  rmSync(folder, { recursive: true });
});

it.each([
  [
    'enterprise',
    { tactics: 14, techniques: 216, sub_techniques: 475, revoked: 132, deprecated: 12 },
  ],
  ['mobile', { tactics: 12, techniques: 77, sub_techniques: 47, revoked: 53, deprecated: 13 }],
  ['ics', { tactics: 12, techniques: 83, sub_techniques: 0, revoked: 0, deprecated: 12 }],
] as const)('%s 18.1 has the published numbers', (domain, numbers) => {
  expect(summarizeCatalogue(builtin.read(domain, '18.1'))).toMatchObject(numbers);
});

it('follows two-step redirects', () => {
  expect(summarizeCatalogue(enterprise).redirects).toMatchObject({
    T1073: 'T1574.001',
    'T1574.002': 'T1574.001',
    T1086: 'T1059.001',
  });
});

describe('what Sysmon can show of enterprise 18.1', () => {
  const windows = new Set<string>(
    enterprise.techniques
      .filter(({ platforms }) => platforms.includes('Windows'))
      .map(({ id }) => id)
  );
  /** Techniques per event id of `WinEventLog:Sysmon`. */
  const byEventId = new Map<number, Set<string>>();
  for (const { technique_id, log_sources } of enterprise.analytics)
    for (const logSource of log_sources.filter(({ name }) => name === 'WinEventLog:Sysmon'))
      for (const id of sysmonEventIds(logSource))
        byEventId.set(id, (byEventId.get(id) ?? new Set()).add(technique_id));

  it('techniques per event id', () => {
    const counts = [...byEventId].sort(([a], [b]) => a - b).map(([id, ids]) => [id, ids.size]);
    expect(counts).toEqual([
      [1, 259],
      [2, 12],
      [3, 127],
      [4, 1],
      [5, 2],
      [6, 13],
      [7, 98],
      [8, 10],
      [9, 3],
      [10, 70],
      [11, 153],
      [12, 11],
      [13, 52],
      [14, 51],
      [15, 20],
      [16, 1],
      [17, 3],
      [22, 127],
      [23, 8],
      [25, 1],
    ]);
  });

  const logged = new Set<string>(
    enterprise.analytics
      .filter(({ log_sources }) => log_sources.some(({ name }) => name === 'WinEventLog:Sysmon'))
      .map(({ technique_id }) => technique_id)
  );

  it('418 of 472 Windows techniques name it as a log source', () => {
    expect(windows.size).toBe(472);
    expect([...logged].filter((id) => windows.has(id))).toHaveLength(418);
  });

  it('by tactic, out of all Windows techniques', () => {
    const counts = buildMatrix(enterprise, { platform: 'Windows' }).map(
      ({ tactic, techniques }) => {
        const ids = techniques
          .reduce<string[]>(
            (all, { technique, sub_techniques }) => [
              ...all,
              technique.id,
              ...sub_techniques.map(({ id }) => id),
            ],
            []
          )
          .filter((id) => windows.has(id));
        return [tactic.short_name, ids.filter((id) => logged.has(id)).length, ids.length];
      }
    );
    expect(counts).toEqual([
      ['reconnaissance', 0, 0],
      ['resource-development', 0, 0],
      ['initial-access', 17, 21],
      ['execution', 25, 27],
      ['persistence', 80, 91],
      ['privilege-escalation', 63, 75],
      ['defense-evasion', 150, 165],
      ['credential-access', 40, 53],
      ['discovery', 32, 42],
      ['lateral-movement', 16, 17],
      ['collection', 27, 32],
      ['command-and-control', 42, 45],
      ['exfiltration', 17, 17],
      ['impact', 30, 30],
    ]);
  });
});

describe('search over enterprise 18.1', () => {
  const search = buildCatalogueSearch(searchFactsOf(enterprise));

  it('leads from net.exe to the techniques of Net', () => {
    const net = enterprise.related.find(({ id }) => id === 'S0039');
    expect(search('net.exe', 5)[0]).toMatchObject({
      id: 'S0039',
      technique_ids: net?.technique_ids,
    });
    expect(net?.technique_ids.length).toBeGreaterThan(10);
  });

  it.each([
    ['PowerShell', 'T1059.001'],
    ['mimikats', 'S0002'],
    ['credential dumping', 'T1003'],
    ['APT29', 'G0016'],
    ['2016 ukraine', 'C0025'],
  ])('%s finds %s first', (text, id) => {
    expect(search(text, 5)[0]?.id).toBe(id);
  });
});
