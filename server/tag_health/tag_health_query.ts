import type { SearchBody } from '../platform/multi_search';
import type { RuleNameSource } from './rule_name_sources';

/** Shippers write the channel as Windows does, or in lower case. */
const SYSMON_CHANNELS = [
  'Microsoft-Windows-Sysmon/Operational',
  'microsoft-windows-sysmon/operational',
];
/** How Sysmon and its shippers write "no name". */
const NO_NAMES = ['-', ''];

/** Newest events shown behind a row. */
export const NEWEST_EVENTS = 25;
const TOP_HOSTS = 25;

/**
 * Which of the source's events are Sysmon's: all where its own filter says so, those of the channel where it has one.
 * An event with a rule name is Sysmon's in any case.
 */
function sysmonEvents({ source, rule_name }: RuleNameSource): readonly object[] {
  const { channel } = source.fields;
  if (source.filter !== null || channel === null) return [];
  const should = [{ terms: { [channel]: SYSMON_CHANNELS } }, { exists: { field: rule_name } }];
  return [{ bool: { should, minimum_should_match: 1 } }];
}

/** How many events Sysmon wrote, on its channel, with a rule name, and with one that the index did not keep. */
export function buildTotalBody(asked: RuleNameSource, filters: readonly object[]): SearchBody {
  const { channel } = asked.source.fields;
  return {
    size: 0,
    track_total_hits: true,
    query: { bool: { filter: [...filters, ...sysmonEvents(asked)] } },
    aggs: {
      ...(channel === null
        ? {}
        : { on_channel: { filter: { terms: { [channel]: SYSMON_CHANNELS } } } }),
      too_long: { filter: { term: { _ignored: asked.rule_name } } },
    },
  };
}

/** Events that carry one of these rule names, or none at all where `values` is null: how many, where, the newest. */
export function buildRowBody(
  asked: RuleNameSource,
  filters: readonly object[],
  values: readonly string[] | null
): SearchBody {
  const { rule_name } = asked;
  const { host, time } = asked.source.fields;
  const query =
    values === null
      ? {
          filter: [...filters, ...sysmonEvents(asked)],
          must_not: [
            { bool: { filter: [{ exists: { field: rule_name } }], must_not: noNames(rule_name) } },
            { term: { _ignored: rule_name } },
          ],
        }
      : { filter: [...filters, { terms: { [rule_name]: values } }] };
  return {
    size: NEWEST_EVENTS,
    track_total_hits: true,
    query: { bool: query },
    sort: [{ [time]: { order: 'desc', numeric_type: 'date', unmapped_type: 'date' } }],
    ...(host === null ? {} : { aggs: { hosts: { terms: { field: host, size: TOP_HOSTS } } } }),
  };
}

const noNames = (field: string): readonly object[] => [{ terms: { [field]: NO_NAMES } }];
