import type { SourceProblem } from '../../common/http/sources';
import { narrowerFirst } from '../../common/sources/index_expression';
import { LAYOUTS } from '../../common/sources/layouts';
import type { IndexFields } from './field_capabilities';
import { seriesOf } from './index_series';
import { type FittedLayout, fitLayout } from './layout_fields';
import { type Group, splitMixedSeries } from './mixed_series';

/** What becomes a source where its probe finds events. */
export interface Candidate extends Group {
  readonly id: string;
  readonly index_pattern: string;
}

/**
 * Indices that can be counted as one, by the series and by how the known layouts fit them.
 *
 * @returns in an order in which no series swallows another whose name begins with the same words
 */
export function groupIndices(byIndex: ReadonlyMap<string, IndexFields>): readonly Candidate[] {
  const groups = new Map<string, Group>();
  for (const [index, present] of byIndex) {
    const fits = LAYOUTS.map((layout) => fitLayout(layout, present)).filter(
      (fit): fit is FittedLayout => fit !== null
    );
    if (fits.length === 0) continue;
    const fitted = fits.filter(isCountable);
    const unusable = ([] as SourceProblem[]).concat(...fits.map(({ problems }) => problems));
    const series = seriesOf(index);
    const key = JSON.stringify([series, decisive(fitted).map(wayOfCounting)]);
    const group = groups.get(key);
    groups.set(
      key,
      group === undefined
        ? { series, indices: [index], fitted, unusable }
        : {
            ...group,
            indices: [...group.indices, index],
            fitted: mergeFields(group.fitted, fitted),
          }
    );
  }
  const candidates = splitMixedSeries([...groups.values()]);
  return narrowerFirst(candidates.map((group, n) => ({ ...group, id: String(n) })));
}

/** Alerts come and go by the day, and a source of them counts the same where their fields are not mapped. */
function decisive(fitted: readonly FittedLayout[]): readonly FittedLayout[] {
  const observed = fitted.filter(({ layout }) => layout.origin === 'sysmon_rule');
  return observed.length === 0 ? fitted : observed;
}

/** What must agree for indices to be counted as one; with dynamic mappings the other roles come and go by the day. */
const wayOfCounting = ({ layout, filter, covered_by, fields }: FittedLayout) => {
  const { time, technique_ids, rule_name } = fields;
  return [layout.id, filter, covered_by, time, technique_ids, rule_name];
};

/** Each layout and each of its roles from the first index that has it. */
function mergeFields(
  some: readonly FittedLayout[],
  more: readonly FittedLayout[]
): readonly FittedLayout[] {
  const others = new Map(more.map((fit) => [fit.layout.id, fit]));
  const merged = some.map((fit) => mergeRoles(fit, others.get(fit.layout.id) ?? fit));
  const known = new Set(some.map(({ layout }) => layout.id));
  return [...merged, ...more.filter(({ layout }) => !known.has(layout.id))];
}

function mergeRoles(fit: FittedLayout, { fields: other }: FittedLayout): FittedLayout {
  const { event_id, channel, host, user, process_image } = fit.fields;
  return {
    ...fit,
    fields: {
      ...fit.fields,
      event_id: event_id ?? other.event_id,
      channel: channel ?? other.channel,
      host: host ?? other.host,
      user: user ?? other.user,
      process_image: process_image ?? other.process_image,
    },
  };
}

const isCountable = ({ layout, fields }: FittedLayout): boolean =>
  fields.technique_ids !== null || (layout.origin === 'sysmon_rule' && fields.rule_name !== null);
