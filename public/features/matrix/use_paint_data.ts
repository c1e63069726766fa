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
  {
    color_by,
    bar_by,
    platform,
    groups,
    software,
    states,
  }: Pick<UrlState, 'color_by' | 'bar_by' | 'platform' | 'groups' | 'software' | 'states'>
) {
  const details = useCoverageDetails(question, needsDetails(color_by) || needsDetails(bar_by));
  const before = useCoverageBefore(question, color_by === 'change');
  // What of the chosen groups we could see is said beside the matrix, whatever its colours are.
  const chooses = groups.length + software.length > 0;
  const facts = useFacts(question, platform, needsFacts(color_by) || chooses || states.length > 0);
  const failed = [details, before, facts].find(({ error }) => error !== null);
  return {
    details: details.data,
    before: before.data,
    facts: facts.data,
    incomplete: [...(details.data?.incomplete ?? []), ...(facts.data?.incomplete ?? [])],
    isFetching: details.isFetching || before.isFetching || facts.isFetching,
    problem: failed?.error?.message ?? null,
  };
}
