import { EuiButtonEmpty, EuiFlexItem, EuiPopover, EuiText } from '@elastic/eui';
import { useState } from 'react';
import type { CoverageResponse } from '../../../common/http/coverage';
import type { SourceTagging, TagHealthResponse } from '../../../common/http/tag_health';
import { AppLink } from '../../components/view/app_link';
import { formatCount, plural } from '../../platform/format';

export interface HealthStripProps {
  readonly coverage: CoverageResponse;
  /** Undefined while it is asked for, or where that failed. */
  readonly health: TagHealthResponse | undefined;
  /** Why it is not known. */
  readonly problem: string | null;
  /** Query string of the same view on another page. */
  readonly search: string;
}

/** How well the tagging works, in a few words: events without a technique, and ids that ATT&CK has revoked. */
export function HealthStrip({ coverage, health, problem, search }: HealthStripProps) {
  const revoked = revokedIds(coverage);
  return (
    <>
      {revoked.length > 0 && (
        <EuiFlexItem grow={false}>
          <RevokedIds revoked={revoked} />
        </EuiFlexItem>
      )}
      {(health !== undefined || problem !== null) && (
        <EuiFlexItem grow={false}>
          <EuiText size="s" data-test-subj="untaggedShare">
            {health === undefined ? (
              `Untagged events are not known: ${problem}`
            ) : (
              <AppLink path="/tag_health" search={search} testSubject="openTagHealth">
                {untaggedText(health.sources)}
              </AppLink>
            )}
          </EuiText>
        </EuiFlexItem>
      )}
    </>
  );
}

/** @returns what share of Sysmon's events counts for no technique, of the sources that tell */
export function untaggedText(sources: readonly SourceTagging[]): string {
  let total = 0;
  let untagged = 0;
  let known = 0;
  for (const source of sources) {
    if (source.status !== 'counted' || source.total === null) continue;
    known++;
    total += source.total;
    untagged += Math.max(0, source.total - source.tagged);
  }
  const failed = sources.some(({ status }) => status === 'unknown');
  if (failed) return 'Untagged events: not known, a search failed';
  if (known === 0 || total === 0) return 'Untagged events: not told by the sources';
  const share = (100 * untagged) / total;
  const percent = share > 0 && share < 0.1 ? '< 0.1' : share.toFixed(1);
  return `${percent} % of ${formatCount(total)} Sysmon events untagged`;
}

interface RevokedId {
  readonly as_id: string;
  readonly current_id: string;
  readonly tags: number;
}

/** Ids that stand in the events and were revoked since, with the one that their tags count for. */
export function revokedIds({ techniques }: Pick<CoverageResponse, 'techniques'>): RevokedId[] {
  const found = new Map<string, RevokedId>();
  for (const { id, raw } of techniques) {
    for (const { as_id, events } of raw) {
      if (as_id === id) continue;
      const key = `${as_id} ${id}`;
      const before = found.get(key)?.tags ?? 0;
      found.set(key, { as_id, current_id: id, tags: before + events });
    }
  }
  return [...found.values()].sort((a, b) => b.tags - a.tags);
}

function RevokedIds({ revoked }: { readonly revoked: readonly RevokedId[] }) {
  const [open, setOpen] = useState(false);
  return (
    <EuiPopover
      isOpen={open}
      closePopover={() => setOpen(false)}
      aria-label="Revoked ids in the events"
      button={
        <EuiButtonEmpty
          size="xs"
          iconType="info"
          onClick={() => setOpen(!open)}
          data-test-subj="revokedIds"
        >
          {plural(revoked.length, 'revoked id')}
        </EuiButtonEmpty>
      }
    >
      <EuiText size="s" style={{ maxInlineSize: 420, maxBlockSize: 320, overflow: 'auto' }}>
        <p>Rules still write these ids; their tags count for what ATT&CK replaced them by:</p>
        <ul>
          {revoked.map(({ as_id, current_id, tags }) => (
            <li key={`${as_id} ${current_id}`}>
              <strong>{as_id}</strong> → {current_id}: {plural(tags, 'tag')}
            </li>
          ))}
        </ul>
      </EuiText>
    </EuiPopover>
  );
}
