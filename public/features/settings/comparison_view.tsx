import { EuiAccordion, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import type { CatalogueComparison } from '../../../common/attack/compare';
import { plural } from '../../platform/format';

export interface ComparisonViewProps {
  readonly comparison: CatalogueComparison;
  /** `ATT&CK Enterprise 18.1` */
  readonly with: string;
}

/** What would change for the matrix, in one line, with the techniques behind each number. */
export function ComparisonView({ comparison, with: other }: ComparisonViewProps) {
  const id = useGeneratedHtmlId();
  const { added, removed, renamed, moved, added_tactics, removed_tactics } = comparison;
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['new', added.map(({ id: technique, name }) => `${technique} ${name}`)],
    [
      'gone',
      removed.map(
        ({ id: technique, name, now }) => `${technique} ${name}${now ? ` → ${now}` : ''}`
      ),
    ],
    [
      'renamed',
      renamed.map(({ id: technique, name, before }) => `${technique} ${before} → ${name}`),
    ],
    ['in other tactics', moved.map(({ id: technique, name }) => `${technique} ${name}`)],
    ['tactics new', added_tactics],
    ['tactics gone', removed_tactics],
  ];
  const changed = lists.filter(([, entries]) => entries.length > 0);
  const line =
    changed.length === 0
      ? 'no technique differs'
      : changed.map(([what, entries]) => `${entries.length} ${what}`).join(', ');
  return (
    <EuiAccordion
      id={id}
      buttonContent={`Compared with ${other}, which is in use: ${line}`}
      paddingSize="s"
      data-test-subj="bundleComparison"
    >
      <EuiText size="xs" style={{ maxBlockSize: 260, overflow: 'auto' }} tabIndex={0}>
        {changed.map(([what, entries]) => (
          <div key={what}>
            <h4>
              {plural(entries.length, 'entry', 'entries')} {what}
            </h4>
            <p>{entries.join('; ')}</p>
          </div>
        ))}
      </EuiText>
    </EuiAccordion>
  );
}
