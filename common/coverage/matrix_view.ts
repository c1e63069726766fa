import type { Technique } from '../attack/catalogue';
import type { MatrixFacts } from '../attack/catalogue_index';
import { buildMatrix } from '../attack/matrix';
import type { CoverageResponse } from '../http/coverage';

/** What a cell shows. `tags` of a technique includes its shown sub-techniques' tags. */
export interface CellView {
  readonly technique: Technique;
  /** Under the technique's own id (current or former). */
  readonly own_tags: number;
  readonly tags: number;
}

export interface TechniqueView extends CellView {
  readonly sub_techniques: readonly CellView[];
}

export interface TacticView {
  readonly id: string;
  readonly name: string;
  readonly techniques: readonly TechniqueView[];
  /** Techniques and sub-techniques with at least one tag of their own, out of `shown`. */
  readonly observed: number;
  readonly shown: number;
  /** Tags in this tactic; a technique of several tactics adds to each. */
  readonly tags: number;
}

export interface MatrixView {
  readonly tactics: readonly TacticView[];
  /** Each technique and sub-technique once, however many tactics it stands in. */
  readonly totals: { readonly shown: number; readonly observed: number; readonly tags: number };
  /** Tags of techniques that the filters hide. */
  readonly hidden_tags: number;
}

export interface MatrixChoice {
  /** `all` for every platform. */
  readonly platform: string;
  /** Empty for all. */
  readonly tactics: readonly string[];
  /** Ids of the techniques to show; null or absent for all. */
  readonly only?: ReadonlySet<string> | null;
}

type Counts = Pick<CoverageResponse, 'techniques'> | null;

/**
 * Lays counts over the matrix.
 *
 * @param counts - null while they are not known yet: every cell is then empty
 * @returns columns in ATT&CK's order, without tactics that have no technique on the platform; totals that equal the sum over distinct techniques shown
 */
export function buildMatrixView(
  catalogue: MatrixFacts,
  counts: Counts,
  choice: MatrixChoice
): MatrixView {
  const tagsById = new Map<string, number>();
  for (const { id, observed, alerted } of counts?.techniques ?? []) {
    tagsById.set(id, observed + alerted);
  }
  const platform = choice.platform === 'all' ? undefined : choice.platform;
  const columns = buildMatrix(catalogue, { platform, only: choice.only ?? undefined });
  const chosen = columns.filter(
    ({ tactic, techniques }) =>
      techniques.length > 0 && (choice.tactics.length === 0 || choice.tactics.includes(tactic.id))
  );
  const tactics = chosen.map(({ tactic, techniques }): TacticView => {
    const cells = techniques.map(({ technique, sub_techniques }) =>
      techniqueView(technique, sub_techniques, tagsById)
    );
    const all = flatten(cells);
    return {
      id: tactic.id,
      name: tactic.name,
      techniques: cells,
      observed: all.filter(({ own_tags }) => own_tags > 0).length,
      shown: all.length,
      tags: sum(all),
    };
  });
  const distinct = new Map<string, CellView>();
  for (const { techniques } of tactics) {
    for (const cell of flatten(techniques)) distinct.set(cell.technique.id, cell);
  }
  const totals = [...distinct.values()];
  const tags = sum(totals);
  let counted = 0;
  for (const events of tagsById.values()) counted += events;
  return {
    tactics,
    totals: {
      shown: totals.length,
      observed: totals.filter(({ own_tags }) => own_tags > 0).length,
      tags,
    },
    hidden_tags: counted - tags,
  };
}

function techniqueView(
  technique: Technique,
  subTechniques: readonly Technique[],
  tagsById: ReadonlyMap<string, number>
): TechniqueView {
  const own_tags = tagsById.get(technique.id) ?? 0;
  const sub_techniques = subTechniques.map((sub): CellView => {
    const tags = tagsById.get(sub.id) ?? 0;
    return { technique: sub, own_tags: tags, tags };
  });
  return { technique, own_tags, tags: own_tags + sum(sub_techniques), sub_techniques };
}

const flatten = (techniques: readonly TechniqueView[]): readonly CellView[] =>
  ([] as CellView[]).concat(...techniques.map((cell) => [cell, ...cell.sub_techniques]));

const sum = (cells: readonly CellView[]): number =>
  cells.reduce((total, { own_tags }) => total + own_tags, 0);
