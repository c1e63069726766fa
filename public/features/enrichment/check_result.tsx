import { EuiBasicTable, EuiCallOut, EuiCode, EuiSpacer } from '@elastic/eui';
import type { EnrichmentCheck, EnrichmentDifference } from '../../../common/http/enrichment';
import { plural } from '../../platform/format';

/** Where pipeline and grammar read a rule name differently: expected nowhere. */
export function CheckResult({ result }: { readonly result: EnrichmentCheck | undefined }) {
  if (result === undefined) return null;
  const { ran, checked, differences } = result;
  const which = ran === 'installed' ? 'The installed pipeline' : 'The pipeline, not installed yet,';
  const same = differences.length === 0;
  return (
    <div data-test-subj="checkResult">
      <EuiSpacer size="s" />
      <EuiCallOut
        announceOnMount
        size="s"
        color={same ? 'success' : 'danger'}
        iconType={same ? 'check' : 'error'}
        title={
          same
            ? `${which} reads all ${plural(checked, 'rule name')} as the grammar does`
            : `${which} reads ${differences.length} of ${plural(checked, 'rule name')} differently`
        }
      />
      {!same && (
        <EuiBasicTable<EnrichmentDifference>
          tableCaption="Rule names that the pipeline reads differently"
          responsiveBreakpoint={false}
          tableLayout="auto"
          items={[...differences]}
          itemId="text"
          columns={[
            { field: 'text', name: 'Rule name', textOnly: true },
            {
              name: 'Grammar',
              render: ({ expected }: EnrichmentDifference) => (
                <EuiCode>{JSON.stringify(expected)}</EuiCode>
              ),
            },
            {
              name: 'Pipeline',
              render: ({ got }: EnrichmentDifference) => <EuiCode>{JSON.stringify(got)}</EuiCode>,
            },
          ]}
        />
      )}
    </div>
  );
}
