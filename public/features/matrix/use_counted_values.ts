import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { analyticTypesEndpoint } from '../../../common/http/analytic_types';
import type { Question } from '../../../common/http/coverage';
import { useVolume } from '../../components/view/use_volume';
import { plural } from '../../platform/format';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** A value that can be chosen, and how often it is there. */
interface CountedValue {
  readonly id: string;
  readonly name: string;
}

const NOTHING: readonly CountedValue[] = [];

/**
 * Hosts and analytic types of the view to choose from, whatever is chosen of them; asked for when somebody is about to choose.
 * Where they cannot be counted nothing is suggested: any text may be typed.
 */
export function useCountedValues(question: Question | null, wanted: boolean) {
  const { api } = useServices();
  const asked = useMemo(() => {
    if (question === null || !wanted) return null;
    return { ...question, filter: { ...question.filter, hosts: [], analytic_types: [] } };
  }, [question, wanted]);
  const volume = useVolume(asked, wanted);
  const types = useQuery({
    queryKey: queryKeys.analyticTypes(asked),
    queryFn: ({ signal }) => api(analyticTypesEndpoint, { body: asked, signal }),
    enabled: asked !== null,
  });
  return {
    hosts: useMemo(() => volume.data?.hosts.map(toOption) ?? NOTHING, [volume.data]),
    analytic_types: useMemo(
      () =>
        types.data?.types.flatMap(({ value, events }) =>
          value === null ? [] : [toOption({ value, events })]
        ) ?? NOTHING,
      [types.data]
    ),
  };
}

const toOption = ({
  value,
  events,
}: {
  readonly value: string;
  readonly events: number;
}): CountedValue => ({ id: value, name: `${value}, ${plural(events, 'event')}` });
