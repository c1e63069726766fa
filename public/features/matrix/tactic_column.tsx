import { memo } from 'react';
import type { TacticView, TechniqueView } from '../../../common/coverage/matrix_view';
import { formatCompact, plural } from '../../platform/format';
import { NOT_COUNTED, type Painting } from './painting/painting';
import { type CellAct, TechniqueCell } from './technique_cell';

export interface CellProps {
  readonly cells: Painting['cells'];
  readonly showId: boolean;
  readonly showNumber: boolean;
  /** Ids to point out; null when nothing is searched for. */
  readonly found: ReadonlySet<string> | null;
  readonly selected: ReadonlySet<string>;
  readonly expanded: (id: string) => boolean;
  readonly openId: string | null;
  readonly onAct: (id: string, act: CellAct, cell: Element) => void;
  readonly onToggle: (id: string) => void;
  /** Marks all of a tactic's shown techniques, or none of them where all are. */
  readonly onMarkAll: (ids: readonly string[]) => void;
}

/** One tactic: its header, and the list of its techniques. */
export const TacticColumn = memo<CellProps & { readonly tactic: TacticView }>(
  ({ tactic, ...cellProps }) => (
    <section aria-label={tactic.name} data-test-subj={`tactic-${tactic.id}`}>
      <header className="attackMatrix__header">
        <h2 className="attackMatrix__tactic">
          <button
            type="button"
            // One tab stop for the whole matrix: by key, Ctrl+A in the list does the same.
            tabIndex={-1}
            className="attackMatrix__markAll"
            title={`Select the techniques of ${tactic.name} (Ctrl+A in its list)`}
            onClick={() => cellProps.onMarkAll(tactic.techniques.map((each) => each.technique.id))}
            data-test-subj={`selectTactic-${tactic.id}`}
          >
            {tactic.name}
          </button>
        </h2>
        <p
          className="attackMatrix__tacticCounts"
          title={`${tactic.observed} of ${tactic.shown} techniques and sub-techniques with tags, ${plural(tactic.tags, 'tag')}`}
        >
          {tactic.observed} / {tactic.shown}
          {tactic.tags > 0 && ` · ${formatCompact(tactic.tags)} tags`}
        </p>
      </header>
      <ul className="attackMatrix__list" data-column={tactic.id}>
        {tactic.techniques.map((technique) => (
          <TechniqueRow key={technique.technique.id} technique={technique} {...cellProps} />
        ))}
      </ul>
    </section>
  )
);
TacticColumn.displayName = 'TacticColumn';

function TechniqueRow({
  technique: view,
  cells,
  expanded,
  found,
  selected,
  openId,
  onToggle,
  onMarkAll: _onMarkAll,
  ...shared
}: CellProps & { readonly technique: TechniqueView }) {
  const { id, name } = view.technique;
  const subs = view.sub_techniques;
  const open = expanded(id) && subs.length > 0;
  const cell = (technique: TechniqueView['technique']) => (
    <TechniqueCell
      technique={technique}
      paint={cells.get(technique.id) ?? NOT_COUNTED}
      found={found && found.has(technique.id)}
      open={openId === technique.id}
      selected={selected.has(technique.id)}
      {...shared}
    />
  );
  return (
    <li className="attackMatrix__item">
      <div className="attackMatrix__row">
        {cell(view.technique)}
        {subs.length > 0 && (
          <button
            type="button"
            tabIndex={-1}
            className="attackMatrix__expand"
            aria-expanded={open}
            aria-label={`${subs.length} sub-techniques of ${id} ${name}`}
            data-test-subj={`expandTechnique-${id}`}
            onClick={() => onToggle(id)}
          >
            {open ? '−' : `+${subs.length}`}
          </button>
        )}
      </div>
      {open && (
        <ul className="attackMatrix__subs" aria-label={`Sub-techniques of ${name}`}>
          {subs.map((sub) => (
            <li key={sub.technique.id} className="attackMatrix__row">
              {cell(sub.technique)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
