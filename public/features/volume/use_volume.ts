import { useMemo } from 'react';
import type { Question } from '../../../common/http/coverage';
import { periodBefore } from '../../components/view/use_coverage';
import { useVolume } from '../../components/view/use_volume';

/** Tagged events by rule and host, now and in the period before; asked for where they are shown. */
export function useVolumes(question: Question | null, wanted: boolean) {
  const earlier = useMemo(() => (question === null ? null : periodBefore(question)), [question]);
  return { now: useVolume(question, wanted), before: useVolume(earlier, wanted) };
}
