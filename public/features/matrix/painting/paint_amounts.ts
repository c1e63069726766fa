import type { TechniqueView } from '../../../../common/coverage/matrix_view';
import type { Distinct, TechniqueDetails } from '../../../../common/http/coverage_details';
import { formatCompact, formatCount, plural } from '../../../platform/format';
import { amountSteps, levelOf } from './amount_scale';
import type { AmountScale } from '../../../../common/coverage/metrics';
import { type CellPaint, type LegendEntry, paintOfLevel, UNKNOWN } from './painting';

/** An amount of a cell with its words. */
export interface Amount {
  readonly count: number;
  readonly at_least: boolean;
  readonly words: string;
}

export type AmountOf = (id: string) => Amount;

/** Tags of every cell, those of shown sub-techniques included. */
export function tagAmounts(
  cells: ReadonlyMap<string, Pick<TechniqueView, 'tags' | 'own_tags'>>,
  complete: boolean
): AmountOf {
  return (id) => {
    const { tags = 0, own_tags = 0 } = cells.get(id) ?? {};
    const inSubs = tags - own_tags;
    const detail =
      inSubs > 0 ? ` (${formatCount(own_tags)} own, ${formatCount(inSubs)} in sub-techniques)` : '';
    const words =
      tags === 0 ? 'no tags' : `${complete ? '' : 'at least '}${plural(tags, 'tag')}${detail}`;
    return { count: tags, at_least: !complete, words };
  };
}

/** Hosts or rules of every cell. Of a roll-up only the largest part is known: others may be the same ones. */
export function distinctAmounts(
  what: 'hosts' | 'rules',
  rolledUp: (id: string) => readonly string[],
  details: ReadonlyMap<string, TechniqueDetails>,
  complete: boolean
): AmountOf {
  const one = what === 'hosts' ? 'host' : 'rule';
  return (id) => {
    const parts = rolledUp(id)
      .map((part) => details.get(part)?.[what])
      .filter((part): part is Distinct => part !== null && part !== undefined);
    const count = Math.max(0, ...parts.map((part) => part.count));
    const at_least = !complete || parts.length > 1 || parts.some((part) => part.at_least);
    const words =
      count === 0 ? `no ${what}` : `${at_least ? 'at least ' : ''}${plural(count, one)}`;
    return { count, at_least, words };
  };
}

export interface AmountScaleOf {
  readonly steps: readonly number[];
  readonly most: number;
}

export function scaleOf(
  ids: Iterable<string>,
  amountOf: AmountOf,
  kind: AmountScale,
  powersOfTen: boolean
): AmountScaleOf {
  let most = 0;
  for (const id of ids) most = Math.max(most, amountOf(id).count);
  return { steps: amountSteps(kind, most, powersOfTen), most };
}

/** @param complete - false where a search failed: nothing is then unknown, not none */
export function paintAmount(
  { count, words }: Amount,
  { steps }: AmountScaleOf,
  complete: boolean
): CellPaint {
  if (count === 0) return complete ? { paint: 'none', shown: null, words, bar: null } : UNKNOWN;
  return {
    paint: paintOfLevel(levelOf(count, steps)),
    shown: formatCompact(count),
    words,
    bar: null,
  };
}

export const amountLegend = ({ steps }: AmountScaleOf): readonly LegendEntry[] => [
  { paint: 'none', text: '0' },
  ...steps.map((from, n) => ({ paint: paintOfLevel(n + 1), text: `${formatCount(from)}+` })),
];
