import type { Domain, Matrix, Tactic } from '../catalogue';
import { compareText } from '../order';
import type { StixBundle } from './bundle';
import {
  isLive,
  readAttackId,
  readObjects,
  readText,
  readTexts,
  type StixObject,
} from './stix_object';

export interface Tactics {
  readonly matrices: readonly Matrix[];
  readonly tactics: readonly Tactic[];
}

interface StixTactic extends Tactic {
  readonly stix_id: string;
}

/**
 * Live matrices and tactics. Tactic order comes from the matrix objects, the largest matrix first.
 * A tactic that only retired matrices list is retired with them (mobile 11, "Network Effects").
 *
 * Releases before 3.0 have neither: there each kill chain phase becomes a tactic with its short
 * name as id, in alphabetical order, because the file states no other.
 */
export function readTactics(bundle: StixBundle, domain: Domain): Tactics {
  const named = readNamedTactics(bundle);
  const tactics = named.length > 0 ? named : tacticsOfPhases(bundle);
  const matrices = readMatrices(bundle, tactics);
  const shown =
    matrices.length > 0
      ? matrices
      : [{ id: `${domain}-attack`, name: 'ATT&CK', tactic_ids: tactics.map(({ id }) => id) }];
  return { matrices: shown, tactics: inMatrixOrder(shown, tactics) };
}

function readNamedTactics(bundle: StixBundle): readonly StixTactic[] {
  const byId = new Map<string, StixTactic>();
  const retired = tacticsOfRetiredMatrices(bundle);
  for (const object of bundle.ofType('x-mitre-tactic').filter(isLive)) {
    if (retired.has(String(object.id))) continue;
    const id = readAttackId(object);
    const name = readText(object, 'name');
    const short_name = readText(object, 'x_mitre_shortname');
    if (id && name && short_name && !byId.has(id))
      byId.set(id, { stix_id: String(object.id), id, name, short_name });
  }
  return byName([...byId.values()]);
}

function tacticsOfRetiredMatrices(bundle: StixBundle): ReadonlySet<string> {
  const matrices = bundle.ofType('x-mitre-matrix');
  const ids = new Set<string>();
  for (const matrix of matrices.filter((object) => !isLive(object)))
    for (const id of readTexts(matrix, 'tactic_refs')) ids.add(id);
  for (const matrix of matrices.filter(isLive))
    for (const id of readTexts(matrix, 'tactic_refs')) ids.delete(id);
  return ids;
}

function tacticsOfPhases(bundle: StixBundle): readonly StixTactic[] {
  const phases = new Set<string>();
  for (const technique of bundle.ofType('attack-pattern').filter(isLive))
    for (const phase of readPhases(technique)) phases.add(phase);
  return byName(
    [...phases].map((phase) => ({
      stix_id: phase,
      id: phase,
      name: phase.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) =>
        (dash ? ' ' : '').concat(letter.toUpperCase())
      ),
      short_name: phase,
    }))
  );
}

/** The kill chain phases that an attack-pattern stands in: short names of tactics. */
export function readPhases(technique: StixObject): ReadonlySet<string> {
  const phases = readObjects(technique, 'kill_chain_phases').map((phase) =>
    readText(phase, 'phase_name')
  );
  return new Set(phases.filter((phase): phase is string => phase !== null));
}

function readMatrices(bundle: StixBundle, tactics: readonly StixTactic[]): readonly Matrix[] {
  const idOf = new Map(tactics.map(({ stix_id, id }) => [stix_id, id]));
  const matrices = bundle
    .ofType('x-mitre-matrix')
    .filter(isLive)
    .map((object) => {
      const name = readText(object, 'name') ?? 'ATT&CK';
      const ids = readTexts(object, 'tactic_refs').map((stixId) => idOf.get(stixId));
      const tactic_ids = [...new Set(ids.filter((id): id is string => id !== undefined))];
      return { id: readAttackId(object) ?? String(object.id), name, tactic_ids };
    });
  return withDistinctIds(matrices.filter(({ tactic_ids }) => tactic_ids.length > 0));
}

/** The two matrices of mobile (to version 10) carry the same id: the later ones get their name appended. */
function withDistinctIds(matrices: readonly Matrix[]): readonly Matrix[] {
  const taken = new Set<string>();
  return [...matrices].sort(compareMatrices).map((matrix) => {
    const slug = matrix.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    let id = matrix.id;
    for (let attempt = 1; taken.has(id); attempt += 1)
      id = attempt === 1 ? `${matrix.id}:${slug}` : `${matrix.id}:${slug}-${attempt}`;
    taken.add(id);
    return { ...matrix, id };
  });
}

const compareMatrices = (a: Matrix, b: Matrix): number =>
  b.tactic_ids.length - a.tactic_ids.length ||
  compareText(a.name, b.name) ||
  compareText(a.tactic_ids.join(), b.tactic_ids.join());

function inMatrixOrder(
  matrices: readonly Matrix[],
  tactics: readonly StixTactic[]
): readonly Tactic[] {
  const order = new Set<string>();
  for (const matrix of matrices) for (const id of matrix.tactic_ids) order.add(id);
  for (const { id } of tactics) order.add(id);
  const byId = new Map(tactics.map((tactic) => [tactic.id, tactic]));
  return [...order].reduce<Tactic[]>((list, id) => {
    const tactic = byId.get(id);
    if (tactic) list.push({ id, name: tactic.name, short_name: tactic.short_name });
    return list;
  }, []);
}

const byName = (tactics: readonly StixTactic[]): readonly StixTactic[] =>
  [...tactics].sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
