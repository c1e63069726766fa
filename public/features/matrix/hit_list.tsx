import { EuiBadge, useEuiTheme } from '@elastic/eui';
import { css } from '@emotion/react';
import { useEffect, useRef } from 'react';
import type { SearchHit, SearchKind } from '../../../common/attack/search';
import { plural } from '../../platform/format';

const KIND_LABEL: Readonly<Record<SearchKind, string>> = {
  technique: 'Technique',
  retired: 'Former id',
  tactic: 'Tactic',
  component: 'Data component',
  malware: 'Malware',
  tool: 'Tool',
  group: 'Group',
  campaign: 'Campaign',
  mitigation: 'Mitigation',
};

export interface HitListProps {
  readonly id: string;
  readonly hits: readonly SearchHit[];
  readonly active: number | null;
  readonly note: string;
  readonly onChoose: (hit: SearchHit) => void;
}

/** What a search text may mean. The focus stays in the field, which names the active option. */
export function HitList({ id, hits, active, note, onChoose }: HitListProps) {
  const { euiTheme } = useEuiTheme();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (active !== null) list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  const styles = css`
    max-block-size: 320px;
    overflow: auto;
    font-size: 13px;
    li {
      display: flex;
      gap: 8px;
      align-items: center;
      padding: 4px 12px;
      cursor: pointer;
    }
    li:hover,
    li[aria-selected='true'] {
      background: ${euiTheme.colors.backgroundBaseInteractiveSelect};
    }
    li > span:nth-of-type(2) {
      flex: 1;
    }
  `;
  return (
    <>
      <ul ref={list} id={id} role="listbox" aria-label="Found in ATT&CK" css={styles}>
        {hits.map((hit, n) => (
          <li
            key={`${hit.kind} ${hit.id}`}
            id={`${id}-${n}`}
            role="option"
            aria-selected={n === active}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(hit)}
            data-test-subj={`searchHit-${hit.id}`}
          >
            <EuiBadge color="hollow">{KIND_LABEL[hit.kind]}</EuiBadge>
            <span>
              <strong>{hit.id}</strong> {hit.name === hit.id ? '' : hit.name}
            </span>
            <span css={css({ color: euiTheme.colors.textSubdued })}>{leadsTo(hit)}</span>
          </li>
        ))}
      </ul>
      <p
        role="status"
        css={css({ padding: '6px 12px', fontSize: 12, color: euiTheme.colors.textSubdued })}
        data-test-subj="searchNote"
      >
        {note}
      </p>
    </>
  );
}

function leadsTo({ kind, technique_ids }: SearchHit): string {
  if (kind === 'technique') return '';
  if (kind === 'retired')
    return technique_ids[0] === undefined ? 'withdrawn' : `now ${technique_ids[0]}`;
  return plural(technique_ids.length, 'technique');
}
