import fc from 'fast-check';
import {
  aCollection,
  aComponent,
  aDataSource,
  aGroup,
  aMitigation,
  aRelation,
  aRevokedTechnique,
  aStrategy,
  aTechnique,
  aTool,
  anAnalytic,
  anEnterpriseBundle,
  type Stix,
} from '../../../test/builders/stix';
import { CoverageError } from '../../errors';
import type { Catalogue } from '../catalogue';
import { packCatalogue } from '../compact/pack';
import { unpackCatalogue } from '../compact/unpack';
import { buildMatrix } from '../matrix';
import { buildCatalogueSearch } from '../search';
import { searchFactsOf } from '../search_documents';
import { summarizeCatalogue } from '../summary';
import { buildCatalogue } from './build_catalogue';

/** `FUZZ_RUNS=10000` for the long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

const [parent, child] = [aTechnique('T1055'), aTechnique('T1055.001')];
const [first, second] = [aRevokedTechnique('T1093'), aRevokedTechnique('T1073')];
const tool = aTool('S0039', 'Net', { x_mitre_aliases: ['net.exe'], description: 'text' });
const group = aGroup('G0016', 'APT29', { aliases: ['NOBELIUM'] });
const mitigation = aMitigation('M1038', 'Execution Prevention');
const source = aDataSource('Process');
const component = aComponent('Process Access', { source });
const modern = aComponent('Module Load', { id: 'DC0016' });
const logSource = { component: modern, name: 'WinEventLog:Sysmon', channel: 'EventCode=7' };
const analytic = anAnalytic('AN1095', [logSource]);
const strategy = aStrategy('DET0389', [analytic]);
const common: readonly Stix[] = [
  ...[parent, child, first, second, tool, group, mitigation],
  aTechnique('T1475', {}, { x_mitre_deprecated: true }),
  aRelation(child, 'subtechnique-of', parent),
  aRelation(second, 'revoked-by', first),
  aRelation(first, 'revoked-by', child),
  aRelation(tool, 'uses', child),
  aRelation(group, 'uses', tool),
  aRelation(mitigation, 'mitigates', parent),
];
const ERAS = [
  anEnterpriseBundle(
    ...common,
    aTechnique('T1001', {}, { x_mitre_data_sources: ['Process monitoring', 'Module: Module Load'] })
  ),
  anEnterpriseBundle(...common, source, component, aRelation(component, 'detects', child)),
  anEnterpriseBundle(
    aCollection('18.1'),
    ...common,
    ...[modern, analytic, strategy, aRelation(strategy, 'detects', child)]
  ),
];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Container = Json[] | { [key: string]: Json };
const isContainer = (value: Json | undefined): value is Container =>
  typeof value === 'object' && value !== null;

/** Every place in a document that could be changed. */
function placesIn(container: Container): { container: Container; key: string }[] {
  return Object.entries(container).flatMap(([key, value]) => [
    { container, key },
    ...(isContainer(value) ? placesIn(value) : []),
  ]);
}

const odd: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    ...[null, true, false, 0, -1, 1e21, '', ' ', 'T1055', 'T1055.001', 'MOB-T1001', '__proto__'],
    ...['constructor', 'relationship', 'attack-pattern', 'revoked-by', 'detects', 'uses'],
    ...['mitre-attack', 'mitre-mobile-attack', 'mitre-ics-attack', '\u0000', '\ud800'],
    ...[parent, child, first, second, tool, component, strategy].map(({ id }) => id)
  ),
  fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json)
);
const change = fc.record({
  at: fc.nat(),
  from: fc.nat(),
  how: fc.constantFrom('remove', 'replace', 'copy', 'wrap'),
  value: odd,
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function mutate(document: { root: Json }, { at, from, how, value }: Change): void {
  const places = placesIn(document);
  const place = places[at % places.length];
  const other = places[from % places.length];
  if (!place || !other) return;
  const target = place.container as Record<string, Json>;
  const copied = (other.container as Record<string, Json>)[other.key];
  if (how === 'remove') delete target[place.key];
  else if (how === 'wrap') target[place.key] = [target[place.key] ?? null];
  else target[place.key] = JSON.parse(JSON.stringify(how === 'copy' ? (copied ?? null) : value));
}

function expectClosed(catalogue: Catalogue): void {
  const ids = (entries: readonly { readonly id: string }[]) => new Set(entries.map(({ id }) => id));
  const live = ids(catalogue.techniques);
  expect(live.size).toBe(catalogue.techniques.length);
  expect(live.size).toBeGreaterThan(0);
  expect(catalogue.retired.filter(({ id }) => live.has(id))).toEqual([]);
  expect(
    catalogue.techniques.filter((t) => t.parent_id !== null && !live.has(t.parent_id))
  ).toEqual([]);
  expect(new Set(catalogue.matrices.map(({ id }) => id)).size).toBe(catalogue.matrices.length);
  // Packing refuses every reference that leads out of the catalogue.
  expect(unpackCatalogue(packCatalogue(catalogue))).toEqual({ ...catalogue, descriptions: {} });
}

it('makes a closed catalogue or a CoverageError of every mutilated bundle', () => {
  let built = 0;
  const property = fc.property(
    fc.constantFrom(...ERAS),
    fc.array(change, { minLength: 1, maxLength: 6 }),
    (bundle, changes) => {
      const document = { root: JSON.parse(JSON.stringify(bundle)) as Json };
      for (const each of changes) mutate(document, each);
      let catalogue: Catalogue;
      try {
        catalogue = buildCatalogue(document.root, { descriptions: true });
      } catch (error) {
        if (error instanceof CoverageError) return;
        throw error;
      }
      built += 1;
      expectClosed(catalogue);
      expect(summarizeCatalogue(catalogue).sub_techniques).toBeGreaterThanOrEqual(0);
      expect(buildMatrix(catalogue)).toHaveLength(catalogue.tactics.length);
      buildCatalogueSearch(searchFactsOf(catalogue))('net.exe', 5);
    }
  );
  fc.assert(property, { seed: 20_260_101, numRuns: RUNS });
  expect(built).toBeGreaterThan(RUNS / 4);
}, 600_000);
