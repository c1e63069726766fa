import type { Layout } from '../../common/recorded/layouts';

const KEYWORD = { type: 'keyword', ignore_above: 1024 } as const;
const EVENT_ID = { type: 'long', ignore_malformed: true } as const;

/** Where each layout keeps the event id, where that is a number; the others write it as a text. */
const EVENT_ID_FIELD: Readonly<Record<Layout, string | null>> = {
  helk: 'event_id',
  'helk-rule': 'event_id',
  flat: 'EventID',
  winlogbeat6: 'event_id',
  winlogbeat7: null,
  ecs: null,
  wazuh: null,
  sentinel: 'EventID',
  evtx: 'Event.System.EventID',
  other: null,
};

/** Rendered texts: long, seldom asked for, and repeated in the fields beside them. */
const MESSAGE =
  '^([mM]essage|event_original_message|ParameterXml|EventData_string|SyslogMessage|CallTrace)$';

/** In an index's `_meta`: it holds loaded events and nothing else, so it may be deleted with them. */
export const LOADED_MARK = 'attack_coverage_loaded';

/**
 * Body of the request that creates an index for one layout.
 *
 * Every text, number and truth value becomes a keyword, because recordings write the same field now as a number,
 * now as a text; only the event id keeps its type. No dates are guessed. Rendered messages are stored, not indexed.
 */
export function buildEventIndex(layout: Layout) {
  return {
    settings: {
      number_of_shards: 1,
      auto_expand_replicas: '0-1',
      'mapping.total_fields.limit': 5000,
    },
    mappings: {
      _meta: { [LOADED_MARK]: true },
      date_detection: false,
      numeric_detection: false,
      dynamic_templates: [
        {
          messages: {
            match: MESSAGE,
            match_pattern: 'regex',
            match_mapping_type: 'string',
            mapping: { type: 'keyword', index: false, doc_values: false },
          },
        },
        { texts: { match_mapping_type: 'string', mapping: KEYWORD } },
        { integers: { match_mapping_type: 'long', mapping: KEYWORD } },
        { fractions: { match_mapping_type: 'double', mapping: KEYWORD } },
        { truths: { match_mapping_type: 'boolean', mapping: KEYWORD } },
      ],
      properties: {
        '@timestamp': { type: 'date' },
        ...nested(EVENT_ID_FIELD[layout]),
        loaded: {
          properties: {
            file: KEYWORD,
            line: { type: 'long' },
            time_from: KEYWORD,
            recorded_time: KEYWORD,
            unindexed: { type: 'object', enabled: false },
          },
        },
      },
    },
  };
}

/** `a.b` → { a: { properties: { b: … } } }. */
function nested(path: string | null): Record<string, object> {
  if (path === null) return {};
  return path.split('.').reduceRight<Record<string, object>>(
    (inner, name, index, all) => ({
      [name]: index === all.length - 1 ? EVENT_ID : { properties: inner },
    }),
    {}
  );
}
