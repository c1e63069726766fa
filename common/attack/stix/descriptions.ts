import type { Catalogue } from '../catalogue';
import type { StixBundle } from './bundle';
import type { DataComponents } from './data_components';
import { isLive, readAttackId, readTechniqueId, readText, type StixObject } from './stix_object';

type IdOf = (object: StixObject) => string | null;

/**
 * Description text by ATT&CK id.
 *
 * Early mitigations carry the id of the technique they answer (T1174): the technique's text stays,
 * because earlier entries of the list below win.
 */
export function readDescriptions(
  bundle: StixBundle,
  components: DataComponents
): Catalogue['descriptions'] {
  const componentId: IdOf = (object) => components.componentIdOf(String(object.id));
  const kinds: readonly (readonly [string, IdOf])[] = [
    ['attack-pattern', readTechniqueId],
    ['x-mitre-tactic', readAttackId],
    ['malware', readAttackId],
    ['tool', readAttackId],
    ['intrusion-set', readAttackId],
    ['campaign', readAttackId],
    ['x-mitre-data-component', componentId],
    ['course-of-action', readAttackId],
  ];
  const descriptions: Record<string, string> = {};
  for (const [type, idOf] of kinds)
    for (const object of liveFirst(bundle.ofType(type))) {
      const id = idOf(object);
      const text = readText(object, 'description');
      if (id === null || text === null || id === '__proto__') continue;
      if (!Object.prototype.hasOwnProperty.call(descriptions, id)) descriptions[id] = text;
    }
  return descriptions;
}

const liveFirst = (objects: readonly StixObject[]): readonly StixObject[] => [
  ...objects.filter(isLive),
  ...objects.filter((object) => !isLive(object)),
];
