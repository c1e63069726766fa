import { EuiCallOut, EuiSkeletonText, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import type { EnrichmentOptionsInput, Snippet } from '../../../common/http/enrichment';
import { CopyableText } from '../../components/copyable_text';
import { FailedPage } from '../../components/view/nothing_to_show';
import { plural } from '../../platform/format';
import { useBackfill } from './use_enrichment';

/** Texts to copy, each with where it goes. */
export const Snippets = ({ snippets }: { readonly snippets: readonly Snippet[] }) => (
  <>
    {snippets.map(({ id, title, note, text }) => (
      <section key={id} data-test-subj={`snippet-${id}`}>
        <EuiTitle size="xxs">
          <h2>{title}</h2>
        </EuiTitle>
        <EuiText size="s" color="subdued">
          <p>{note}</p>
        </EuiText>
        <EuiSpacer size="xs" />
        <CopyableText text={text} label={title} maxHeight={260} />
        <EuiSpacer size="l" />
      </section>
    ))}
  </>
);

/** Events that were stored before the pipeline: how many, and the request that enriches them. */
export function Backfill({ options }: { readonly options: EnrichmentOptionsInput }) {
  const { data, error, refetch } = useBackfill(options, true);
  if (error) {
    return (
      <FailedPage
        title="The events are not known"
        message={error.message}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <EuiSkeletonText lines={6} data-test-subj="backfillLoading" />;
  return (
    <div data-test-subj="backfill">
      <EuiText size="s">
        <p>
          A pipeline enriches what arrives. Events that are stored already can be sent through it
          once; this page only shows the request, because it writes every event anew. It needs the
          pipeline, and Elasticsearch’s reindex module, which every ordinary installation has.
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      {data.sources.length === 0 && (
        <EuiCallOut
          announceOnMount={false}
          size="s"
          title="No source holds rule names, so there is nothing to enrich"
        />
      )}
      <Snippets
        snippets={data.sources.map(({ request, events, reason }) => ({
          ...request,
          note: `${
            events === null
              ? `How many events it would enrich is not known: ${reason ?? ''}`
              : `${plural(events, 'event')} with a rule name and none of the fields.`
          } ${request.note}`,
        }))}
      />
    </div>
  );
}
