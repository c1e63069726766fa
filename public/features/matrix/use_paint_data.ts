import { needsDetails, needsFacts } from '../../../common/coverage/metrics';
import type { Question } from '../../../common/http/coverage';
import type { UrlState } from '../../platform/url_state';
import {
  useCoverageBefore,
  useCoverageDetails,
  useFacts,
} from '../../components/view/use_coverage';

/** What the chosen colour needs beside the count, asked for only then. */
export function usePaintData(
  question: Question | null,
  { color_by, bar_by, platform }: Pick<UrlState, 'color_by' | 'bar_by' | 'platform'>
) {
  const details = useCoverageDetails(question, needsDetails(color_by) || needsDetails(bar_by));
  const before = useCoverageBefore(question, color_by === 'change');
  const facts = useFacts(question, platform, needsFacts(color_by));
  const failed = [details, before, facts].find(({ error }) => error !== null);
  return {
    details: details.data,
    before: before.data,
    facts: facts.data,
    isFetching: details.isFetching || before.isFetching || facts.isFetching,
    problem: failed?.error?.message ?? null,
  };
}
