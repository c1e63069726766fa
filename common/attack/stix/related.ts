import type { RelatedObject } from '../catalogue';
import type { TechniqueId } from '../ids';
import { compareId, compareText } from '../order';
import type { StixBundle } from './bundle';
import { buildSuccessorLookup } from './revoked';
import { isLive, readAttackId, readText, readTexts, type StixObject } from './stix_object';
import type { Techniques } from './techniques';

const KIND_OF_TYPE: Readonly<Record<string, RelatedObject['kind']>> = {
  malware: 'malware',
  tool: 'tool',
  'intrusion-set': 'group',
  campaign: 'campaign',
  'course-of-action': 'mitigation',
};

interface Ties {
  readonly techniques: Set<TechniqueId>;
  readonly software: Set<string>;
}

/**
 * Live software, groups, campaigns and mitigations with the live techniques and software they are
 * tied to by `uses` and `mitigates`. A tie to a revoked object counts for its successor; malware
 * may be succeeded by a tool. Ties to objects that are deprecated or missing are left out.
 */
export function readRelated(bundle: StixBundle, techniques: Techniques): readonly RelatedObject[] {
  const ties = collectTies(bundle, techniques);
  const byId = new Map<string, RelatedObject>();
  for (const [type, kind] of Object.entries(KIND_OF_TYPE))
    for (const object of bundle.ofType(type).filter(isLive)) {
      const id = readAttackId(object);
      const name = readText(object, 'name');
      if (id === null || name === null || byId.has(id)) continue;
      const own = ties.get(String(object.id));
      byId.set(id, {
        id,
        name,
        kind,
        aliases: readAliases(object).filter((alias) => alias !== name),
        technique_ids: own ? [...own.techniques].sort(compareText) : [],
        software_ids: own ? [...own.software].sort(compareText) : [],
      });
    }
  const isListed = (id: string) => byId.has(id);
  return [...byId.values()]
    .map((object) => ({ ...object, software_ids: object.software_ids.filter(isListed) }))
    .sort(compareId);
}

/** Ties by the STIX id of the live object that has them. */
function collectTies(bundle: StixBundle, techniques: Techniques): ReadonlyMap<string, Ties> {
  const successorOf = buildSuccessorLookup(bundle);
  const ties = new Map<string, Ties>();
  for (const { source, target } of [
    ...bundle.relations('uses'),
    ...bundle.relations('mitigates'),
  ]) {
    const owner = successorOf(source);
    const used = successorOf(target);
    if (!owner || !used) continue;
    const key = String(owner.id);
    const own = ties.get(key) ?? { techniques: new Set(), software: new Set() };
    ties.set(key, own);
    const techniqueId = techniques.liveIdOf(target);
    const softwareId = isSoftware(used) && !isSoftware(owner) ? readAttackId(used) : null;
    if (techniqueId !== null) own.techniques.add(techniqueId);
    else if (softwareId !== null) own.software.add(softwareId);
  }
  return ties;
}

const isSoftware = ({ type }: StixObject): boolean => type === 'malware' || type === 'tool';

/** Software has `x_mitre_aliases`, groups and campaigns `aliases`. */
const readAliases = (object: StixObject): readonly string[] => [
  ...new Set([...readTexts(object, 'x_mitre_aliases'), ...readTexts(object, 'aliases')]),
];
