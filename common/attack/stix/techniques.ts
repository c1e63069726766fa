import { CoverageError } from '../../errors';
import type { RetiredTechnique, Tactic, Technique } from '../catalogue';
import { parentTechniqueId, type TechniqueId } from '../ids';
import { compareId } from '../order';
import type { StixBundle } from './bundle';
import { buildSuccessorLookup } from './revoked';
import {
  isLive,
  isRevoked,
  readAttackId,
  readTechniqueId,
  readText,
  readTexts,
  type StixObject,
} from './stix_object';
import { readPhases } from './tactics';

export interface Techniques {
  readonly live: readonly Technique[];
  readonly retired: readonly RetiredTechnique[];
  /** The live technique that a STIX id stands for, at the end of its `revoked-by` chain; else null. */
  readonly liveIdOf: (stixId: string) => TechniqueId | null;
}

/**
 * Splits the attack-patterns of a bundle into live and retired ones.
 *
 * @param tactics - in matrix order, which each technique's `tactic_ids` take over
 * @throws CoverageError `not_attack` where no live technique is left, `unsupported` for the first
 *   mobile releases, whose ids (`MOB-T1001`) no later release knows
 */
export function readTechniques(bundle: StixBundle, tactics: readonly Tactic[]): Techniques {
  const objects = byTechniqueId(bundle.ofType('attack-pattern'));
  const live = new Map([...objects].filter(([, object]) => isLive(object)));
  if (live.size === 0) throw whyNoTechnique(bundle);

  const stixParents = new Map(
    bundle.relations('subtechnique-of').map(({ source, target }) => [source, target])
  );
  const successorOf = buildSuccessorLookup(bundle);
  const liveIdOf = (stixId: string) => {
    const object = successorOf(stixId);
    const id = object && object.type === 'attack-pattern' ? readTechniqueId(object) : null;
    return id !== null && live.has(id) ? id : null;
  };
  const parentOf = (id: TechniqueId, object: StixObject) => {
    const parent = parentTechniqueId(id) ?? flaggedParent(bundle, object, stixParents);
    return parent !== null && parent !== id && live.has(parent) ? parent : null;
  };
  return {
    live: [...live]
      .map(([id, object]) => ({
        id,
        name: readText(object, 'name') ?? id,
        tactic_ids: tacticIdsOf(object, tactics),
        platforms: readTexts(object, 'x_mitre_platforms'),
        parent_id: parentOf(id, object),
      }))
      .sort(compareId),
    retired: [...objects]
      .filter(([id]) => !live.has(id))
      .map(([id, object]) => ({
        id,
        name: readText(object, 'name') ?? id,
        status: isRevoked(object) ? ('revoked' as const) : ('deprecated' as const),
        current_id: isRevoked(object) ? liveIdOf(String(object.id)) : null,
      }))
      .sort(compareId),
    liveIdOf,
  };
}

/** One object per technique id: a live one before a retired one, then the first of the file. */
function byTechniqueId(objects: readonly StixObject[]): ReadonlyMap<TechniqueId, StixObject> {
  const byId = new Map<TechniqueId, StixObject>();
  for (const object of objects) {
    const id = readTechniqueId(object);
    if (id === null) continue;
    const known = byId.get(id);
    if (!known || (isLive(object) && !isLive(known))) byId.set(id, object);
  }
  return byId;
}

/** A sub-technique whose id does not show it: by its relation, one level deep. */
function flaggedParent(
  bundle: StixBundle,
  object: StixObject,
  stixParents: ReadonlyMap<string, string>
): TechniqueId | null {
  if (object.x_mitre_is_subtechnique !== true) return null;
  const parent = bundle.find(stixParents.get(String(object.id)) ?? '');
  return parent && parent.x_mitre_is_subtechnique !== true ? readTechniqueId(parent) : null;
}

function tacticIdsOf(object: StixObject, tactics: readonly Tactic[]): readonly string[] {
  const phases = readPhases(object);
  return tactics.filter(({ short_name }) => phases.has(short_name)).map(({ id }) => id);
}

function whyNoTechnique(bundle: StixBundle): CoverageError {
  const objects = bundle.ofType('attack-pattern');
  if (objects.length === 0)
    return new CoverageError('not_attack', 'The bundle holds no attack-pattern: not ATT&CK.');
  const id = objects.map(readAttackId).find((text) => text !== null);
  if (id !== undefined && /^(MOB|PRE)-T\d+$/.test(String(id)))
    return new CoverageError(
      'unsupported',
      `This release names its techniques ${id}: such ids were given up in version 3 (2018). Load a later release.`
    );
  return new CoverageError(
    'not_attack',
    `None of the ${objects.length} attack-patterns is live and has an id like T1055.`
  );
}
