import type { Catalogue, DataComponent } from '../catalogue';
import { compareId, compareText } from '../order';
import type { StixBundle } from './bundle';
import { isLive, readAttackId, readTechniqueId, readText, readTexts } from './stix_object';
import type { Techniques } from './techniques';

export interface DataComponents {
  readonly data_sources: readonly string[];
  readonly data_components: readonly DataComponent[];
  readonly detects: Catalogue['detects'];
  /** The component's id in the catalogue; null for a STIX id that is no live component. */
  readonly componentIdOf: (stixId: string) => string | null;
}

type Detects = Catalogue['detects'][number];

/**
 * Data sources, their components and what each detects.
 *
 * Component objects appear with 10 and are tied to techniques by `detects` (to 17) or by analytics
 * (from 18). Bundles that tie by neither are read from the techniques' `x_mitre_data_sources`:
 * `Process monitoring` to version 8, `Process: Process Creation` in 9 and in ICS to 11.
 */
export function readDataComponents(bundle: StixBundle, techniques: Techniques): DataComponents {
  const fromObjects = readComponentObjects(bundle, techniques);
  const tied =
    fromObjects.detects.length > 0 || bundle.ofType('x-mitre-detection-strategy').length > 0;
  if (tied) return fromObjects;
  const fromTexts = readDataSourceTexts(bundle);
  return fromTexts.detects.length > 0 ? fromTexts : fromObjects;
}

function readComponentObjects(bundle: StixBundle, techniques: Techniques): DataComponents {
  const sources = new Map<string, string>();
  for (const source of bundle.ofType('x-mitre-data-source'))
    sources.set(String(source.id), readText(source, 'name') ?? '');
  const idOf = new Map<string, string>();
  const components = new Map<string, DataComponent>();
  for (const object of bundle.ofType('x-mitre-data-component').filter(isLive)) {
    const name = readText(object, 'name');
    if (name === null) continue;
    const data_source = sources.get(readText(object, 'x_mitre_data_source_ref') ?? '') || null;
    const id = readAttackId(object) ?? (data_source ? `${data_source}: ${name}` : name);
    idOf.set(String(object.id), id);
    if (!components.has(id)) components.set(id, { id, name, data_source });
  }
  const detects = bundle.relations('detects').map(({ source, target }) => ({
    component_id: idOf.get(source) ?? null,
    technique_id: techniques.liveIdOf(target),
  }));
  return {
    data_sources: liveSourceNames(bundle),
    data_components: [...components.values()].sort(compareId),
    detects: distinctDetects(
      detects.filter(
        (pair): pair is Detects => pair.component_id !== null && pair.technique_id !== null
      )
    ),
    componentIdOf: (stixId) => idOf.get(stixId) ?? null,
  };
}

const liveSourceNames = (bundle: StixBundle): readonly string[] => {
  const names = bundle
    .ofType('x-mitre-data-source')
    .filter(isLive)
    .map((source) => readText(source, 'name'));
  return [...new Set(names.filter((name): name is string => name !== null))].sort(compareText);
};

function readDataSourceTexts(bundle: StixBundle): DataComponents {
  const components = new Map<string, DataComponent>();
  const detects: Detects[] = [];
  for (const object of bundle.ofType('attack-pattern').filter(isLive)) {
    const technique_id = readTechniqueId(object);
    if (technique_id === null) continue;
    for (const text of readTexts(object, 'x_mitre_data_sources')) {
      const component = components.get(text) ?? componentOfText(text);
      components.set(text, component);
      detects.push({ component_id: component.id, technique_id });
    }
  }
  const list = [...components.values()].sort(compareId);
  return {
    data_sources: [...new Set(list.map(({ data_source, name }) => data_source ?? name))].sort(
      compareText
    ),
    data_components: list,
    detects: distinctDetects(detects),
    componentIdOf: () => null,
  };
}

/** `Process: Process Creation` names source and component; an older text is the name of a source, nothing finer. */
function componentOfText(text: string): DataComponent {
  const [, source, component] = /^(.+?):\s+(.+)$/.exec(text) ?? [];
  return source !== undefined && component !== undefined
    ? { id: text, name: component, data_source: source }
    : { id: text, name: text, data_source: text };
}

function distinctDetects(pairs: readonly Detects[]): readonly Detects[] {
  const byKey = new Map(
    pairs.map((pair) => [JSON.stringify([pair.component_id, pair.technique_id]), pair])
  );
  return [...byKey.values()].sort(
    (a, b) =>
      compareText(a.component_id, b.component_id) || compareText(a.technique_id, b.technique_id)
  );
}
