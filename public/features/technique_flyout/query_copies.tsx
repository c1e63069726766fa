import { EuiButtonGroup, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { useState } from 'react';
import type { SentRequest } from '../../../common/http/coverage';
import { type QueriedTags, toKql, toLucene } from '../../../common/explain/tag_query';
import { CopyableText } from '../../components/copyable_text';

const LANGUAGES = [
  { id: 'kql', label: 'KQL' },
  { id: 'lucene', label: 'Lucene' },
  { id: 'dsl', label: 'Query DSL' },
] as const;
type Language = (typeof LANGUAGES)[number]['id'];

export interface QueryCopiesProps {
  readonly asked: readonly QueriedTags[];
  /** Of the searches for the technique's events; their `query` is the DSL. */
  readonly requests: readonly SentRequest[];
}

/** The events behind the number as a query for elsewhere, for each source. */
export function QueryCopies({ asked, requests }: QueryCopiesProps) {
  const [language, setLanguage] = useState<Language>('kql');
  if (asked.length === 0) return null;
  return (
    <div data-test-subj="techniqueQueries">
      <EuiTitle size="xxs">
        <h3>The events as a query</h3>
      </EuiTitle>
      <EuiSpacer size="xs" />
      <EuiButtonGroup
        legend="Query language"
        buttonSize="compressed"
        options={[...LANGUAGES]}
        idSelected={language}
        onChange={(id) => setLanguage(id as Language)}
      />
      {asked.map((question) => {
        const { source } = question;
        const sent = requests.find(({ source_id }) => source_id === source.id);
        const text = inLanguage(language, question, sent);
        return (
          <div key={source.id}>
            <EuiSpacer size="s" />
            <EuiText size="xs" color="subdued">
              {source.index_pattern}
              {language !== 'dsl' && `, time field ${source.fields.time}`}
            </EuiText>
            {text === null ? (
              <EuiText size="s">
                <p>
                  {language === 'kql'
                    ? 'The source or the view has a Lucene query, which KQL cannot say: copy the Lucene query.'
                    : 'The search has not been sent yet.'}
                </p>
              </EuiText>
            ) : (
              <CopyableText text={text} label={`Query for ${source.name}`} maxHeight={200} />
            )}
          </div>
        );
      })}
      <EuiSpacer size="m" />
    </div>
  );
}

function inLanguage(
  language: Language,
  question: QueriedTags,
  sent: SentRequest | undefined
): string | null {
  if (language === 'kql') return toKql(question);
  if (language === 'lucene') return toLucene(question);
  return sent === undefined ? null : JSON.stringify(sent.body.query, null, 2);
}
