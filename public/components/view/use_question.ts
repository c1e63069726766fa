import dateMath from '@elastic/datemath';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Question } from '../../../common/http/coverage';
import type { FoundSource } from '../../../common/http/sources';
import type { ViewFilter } from '../../../common/http/view_filter';
import { queryKeys } from '../../platform/query_keys';

/**
 * The filter with its relative times resolved once per refresh, and the sources to ask.
 *
 * @param sources - undefined while they are looked for
 * @returns null until there are sources; `refresh` moves `now` on
 */
export function useQuestion(filter: ViewFilter, sources: readonly FoundSource[] | undefined) {
  const [now, setNow] = useState(() => Date.now());
  const client = useQueryClient();
  const isFixed = !filter.from.startsWith('now') && !filter.to.startsWith('now');
  const refresh = useCallback(() => {
    setNow(Date.now());
    // Between fixed times the question stays the same: events that came late are found by asking it again.
    if (isFixed)
      for (const queryKey of queryKeys.counted()) void client.invalidateQueries({ queryKey });
  }, [client, isFixed]);
  const question = useMemo(
    () => (sources === undefined || sources.length === 0 ? null : toQuestion(filter, sources, now)),
    [filter, sources, now]
  );
  return { question, refresh };
}

/** What only chooses what is drawn must not make the same count be asked twice. */
const DRAWN_ONLY = {
  platform: 'all',
  tactics: [],
  components: [],
  groups: [],
  software: [],
  related_match: 'any',
} satisfies Partial<ViewFilter>;

function toQuestion(filter: ViewFilter, found: readonly FoundSource[], now: number): Question {
  const asked = { ...filter, ...DRAWN_ONLY };
  return {
    filter: { ...asked, from: resolve(filter.from, now, false), to: resolve(filter.to, now, true) },
    sources: found.map(({ source }) => source),
  };
}

/** Unreadable times go to the server as they are: it answers with what is wrong. */
function resolve(time: string, now: number, roundUp: boolean): string {
  if (!time.startsWith('now')) return time;
  const moment = dateMath.parse(time, { roundUp, forceNow: new Date(now) });
  if (moment === undefined || !moment.isValid()) return time;
  return new Date(moment.valueOf() + (roundUp && time.includes('/') ? 1 : 0)).toISOString();
}
