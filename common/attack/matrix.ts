import type { Tactic, Technique } from './catalogue';
import { indexCatalogue, type MatrixFacts } from './catalogue_index';
import { compareNamed } from './order';
import { isOnPlatform } from './platforms';

export type { MatrixFacts };

export interface MatrixCell {
  readonly technique: Technique;
  /** By name. */
  readonly sub_techniques: readonly Technique[];
}

export interface MatrixColumn {
  readonly tactic: Tactic;
  /** By name, as ATT&CK Navigator orders them. */
  readonly techniques: readonly MatrixCell[];
}

export interface MatrixOptions {
  readonly platform?: string;
  readonly only?: ReadonlySet<string>;
}

/**
 * The columns of the heatmap, in tactic order.
 *
 * A sub-technique stands under its parent in exactly the tactics that it names itself. Where such a
 * tactic is none of the parent's, the parent stands there all the same, as the place of its
 * sub-technique; where the parent's tactic is none of the sub-technique's, the sub-technique is left
 * out. So every (technique, tactic) pair of ATT&CK is on screen, and none that ATT&CK does not state.
 * ATT&CK releases agree in the tactics of parent and child so far.
 *
 * @param options.platform - keeps techniques of that platform (`isOnPlatform`); a parent stays where
 *   one of its sub-techniques stays
 * @param options.only - keeps these techniques alone, likewise
 */
export function buildMatrix(
  catalogue: MatrixFacts,
  { platform, only }: MatrixOptions = {}
): readonly MatrixColumn[] {
  const { techniqueById, techniquesByTactic } = indexCatalogue(catalogue);
  const isShown = ({ id, platforms }: Technique) =>
    (platform === undefined || isOnPlatform(platforms, platform)) &&
    (only === undefined || only.has(id));
  return catalogue.tactics.map((tactic) => {
    const cells = new Map<string, { technique: Technique; sub_techniques: Technique[] }>();
    for (const technique of (techniquesByTactic.get(tactic.id) ?? []).filter(isShown)) {
      const parent =
        technique.parent_id === null ? technique : techniqueById.get(technique.parent_id);
      const top = parent ?? technique;
      const cell = cells.get(top.id) ?? { technique: top, sub_techniques: [] };
      if (top !== technique) cell.sub_techniques.push(technique);
      cells.set(top.id, cell);
    }
    const techniques = [...cells.values()].sort((a, b) => compareNamed(a.technique, b.technique));
    return { tactic, techniques };
  });
}
