import { memo } from 'react';
import type { TacticView, TechniqueView } from '../../../common/coverage/matrix_view';
import { formatCompact, plural } from '../../platform/format';
import { TechniqueCell } from './technique_cell';

export interface CellProps {
  readonly complete: boolean;
  readonly counted: boolean;
  /** Ids to point out; null when nothing is searched for. */
  readonly found: ReadonlySet<string> | null;
  readonly expanded: (id: string) => boolean;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onToggle: (id: string) => void;
}

/** One tactic: its header, and the list of its techniques. */
export const TacticColumn = memo<CellProps & { readonly tactic: TacticView }>(
  ({ tactic, ...cellProps }) => (
    <section aria-label={tactic.name} data-test-subj={`tactic-${tactic.id}`}>
      <header className="attackMatrix__header">
        <h2 className="attackMatrix__tactic">{tactic.name}</h2>
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
  technique,
  expanded,
  found,
  openId,
  onToggle,
  ...shared
}: CellProps & { readonly technique: TechniqueView }) {
  const { id, name } = technique.technique;
  const subs = technique.sub_techniques;
  const open = expanded(id) && subs.length > 0;
  const isFound = (cellId: string) => found && found.has(cellId);
  return (
    <li>
      <div className="attackMatrix__row">
        <TechniqueCell cell={technique} found={isFound(id)} open={openId === id} {...shared} />
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
              <TechniqueCell
                cell={sub}
                found={isFound(sub.technique.id)}
                open={openId === sub.technique.id}
                {...shared}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
