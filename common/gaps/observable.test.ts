import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readJsonFile } from '../../cli/read_json_file';
import { anArrival, arrived } from '../../test/builders/arrival';
import type { Catalogue } from '../attack/catalogue';
import { unpackCatalogue } from '../attack/compact/unpack';
import { buildCatalogue } from '../attack/stix/build_catalogue';
import type { Arrival } from './arrival';
import { assessFacts } from './assess_facts';
import { NOTHING_JUDGED } from './judged';
import { type GapMapping, PUBLISHED_MAPPING } from './mapping';
import { needsByTechnique } from './needs';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, '..', 'shared', 'data', 'attack');
const itWithData = existsSync(FOLDER) ? it : it.skip;
if (!existsSync(FOLDER))
  console.warn(`skipped: no official ATT&CK bundles in ${join('..', 'shared', 'data', 'attack')}`);

const EVERY_ID = Array.from({ length: 30 }, (_, n) => n + 1);

function observable(
  catalogue: Catalogue,
  arrival: Arrival,
  platform = 'Windows',
  mapping: GapMapping = PUBLISHED_MAPPING
): readonly string[] {
  const facts = assessFacts({
    needs: needsByTechnique(catalogue, platform, mapping),
    arrival,
    observed: null,
    alerted: null,
    configured: null,
    validated: null,
    judged: NOTHING_JUDGED,
  });
  return facts.filter(({ potential }) => potential === 'yes').map(({ id }) => id);
}

const perId = (catalogue: Catalogue, ids: readonly number[], platform?: string) =>
  Object.fromEntries(
    ids.map((id) => [id, observable(catalogue, anArrival([id]), platform).length])
  );

describe('techniques that Sysmon can observe in ATT&CK 18.1', () => {
  const file = join(ROOT, 'server', 'catalogue', 'data', 'enterprise-18.1.json.gz');
  const catalogue = unpackCatalogue(JSON.parse(gunzipSync(readFileSync(file)).toString()));

  it('are 418 of the 472 of Windows when every event id arrives', () => {
    expect(needsByTechnique(catalogue, 'Windows', PUBLISHED_MAPPING)).toHaveLength(472);
    expect(observable(catalogue, anArrival(EVERY_ID))).toHaveLength(418);
  });

  it('are those that ATT&CK names for each event id, on any platform', () => {
    expect(observable(catalogue, anArrival(EVERY_ID), 'all')).toHaveLength(420);
    expect(perId(catalogue, EVERY_ID, 'all')).toEqual({
      ...{ 1: 259, 2: 12, 3: 127, 4: 1, 5: 2, 6: 13, 7: 98, 8: 10, 9: 3, 10: 70, 11: 153, 12: 11 },
      ...{ 13: 52, 14: 51, 15: 20, 16: 1, 17: 3, 18: 0, 19: 0, 20: 0, 21: 0, 22: 127, 23: 8 },
      ...{ 24: 0, 25: 1, 26: 0, 27: 0, 28: 0, 29: 0, 30: 0 },
    });
  });

  it('leaves out on Windows what only another platform has', () => {
    // T1021.008 and T1204.003 name Sysmon's log, but are on no Windows.
    expect(perId(catalogue, [1, 3, 11], 'Windows')).toEqual({ 1: 257, 3: 126, 11: 153 });
  });

  it('does not take the event ids of another log for those of Sysmon', () => {
    const security = [1, 3, 7, 10, 11].map((id) => arrived(id, { channel: 'security' }));
    // One analytic says Security where it means Sysmon: (WinEventLog:Security, EventCode=1).
    expect(observable(catalogue, anArrival(security))).toHaveLength(1);
    expect(observable(catalogue, anArrival([arrived(4688, { channel: 'security' })])).length).toBe(
      observable(catalogue, anArrival([arrived(4688, { channel: 'security' }), 4688])).length
    );
  });

  it('grows by wider pairs only where they are switched on', () => {
    const wmi = anArrival([19, 20, 21]);
    expect(observable(catalogue, wmi)).toHaveLength(0);
    const wider: GapMapping = { ...PUBLISHED_MAPPING, wider: ['strong'] };
    const found = observable(catalogue, wmi, 'Windows', wider);
    expect(found).toContain('T1546.003');
  });
});

describe('techniques that Sysmon can observe in ATT&CK 15.1, by the published table', () => {
  itWithData(
    'are 388 on any platform, and 326 of the 438 of Windows',
    async () => {
      const json = await readJsonFile(join(FOLDER, 'enterprise-attack-15.1.stix20.json.gz'));
      const catalogue = buildCatalogue(json);
      expect(observable(catalogue, anArrival(EVERY_ID), 'all')).toHaveLength(388);
      expect(observable(catalogue, anArrival(EVERY_ID))).toHaveLength(326);
      expect(needsByTechnique(catalogue, 'Windows', PUBLISHED_MAPPING)).toHaveLength(438);
      expect(perId(catalogue, EVERY_ID, 'all')).toEqual({
        ...{ 1: 247, 2: 108, 3: 61, 4: 11, 5: 3, 6: 14, 7: 55, 8: 12, 9: 49, 10: 21, 11: 102 },
        ...{ 12: 26, 13: 67, 14: 67, 15: 102, 16: 0, 17: 1, 18: 1, 19: 6, 20: 6, 21: 0, 22: 0 },
        ...{ 23: 15, 24: 0, 25: 0, 26: 15, 27: 0, 28: 0, 29: 0, 30: 15 },
      });
    },
    60_000
  );
});

describe('techniques that Sysmon can observe in ATT&CK 6.3, whose data sources are plain text', () => {
  itWithData(
    'follow the table of classic data sources',
    async () => {
      const json = await readJsonFile(join(FOLDER, 'enterprise-attack-6.3.stix20.json.gz'));
      const catalogue = buildCatalogue(json);
      expect(perId(catalogue, [1, 3, 7, 8, 12, 22], 'all')).toEqual({
        ...{ 1: 188, 3: 39, 7: 23, 8: 0, 12: 36, 22: 3 },
      });
    },
    60_000
  );
});
