import type { SourceChoice, SourcesResponse } from '../../../common/http/sources';

type Sources = Pick<SourcesResponse, 'sources' | 'disabled'>;

/**
 * The choice after a source moved one place up or down among those that are counted.
 *
 * @returns every source named in its new order, so that what is found later comes last
 */
export function moveSource({ sources, disabled }: Sources, id: string, by: -1 | 1): SourceChoice {
  const order = sources.map(({ source }) => source.id);
  const from = order.indexOf(id);
  const to = from + by;
  const off = disabled.map(({ source }) => source.id);
  if (from >= 0 && to >= 0 && to < order.length) {
    order.splice(from, 1);
    order.splice(to, 0, id);
  }
  return { order: [...order, ...off], disabled: off };
}

/** The choice after a source was switched on or off; what was chosen before stays. */
export const switchSource = (
  { order, disabled }: SourceChoice,
  id: string,
  on: boolean
): SourceChoice => ({
  order,
  disabled: on ? disabled.filter((each) => each !== id) : [...new Set([...disabled, id])],
});
