import type { EnrichmentOptionsInput, Snippet } from '../../common/http/enrichment';
import { GRAMMAR } from '../../common/rule_name/grammar';
import { buildLogstashFilter } from './logstash_filter';
import { buildEnrichmentPipeline } from './pipeline';

const request = (method: string, path: string, body?: unknown): string =>
  `${method} ${path}${body === undefined ? '' : `\n${JSON.stringify(body, null, 2)}`}`;

/** The whole way by hand: requests for Kibana's Dev Tools, in their order. */
export function buildRequests(options: EnrichmentOptionsInput): Snippet[] {
  const { name, target_prefix } = options;
  const pipeline = buildEnrichmentPipeline(toPipelineOptions(options));
  const http = (id: string, title: string, note: string, text: string): Snippet => ({
    id,
    title,
    note,
    text,
    language: 'http',
  });
  return [
    http(
      'pipeline',
      'Install or update the pipeline',
      `Grammar ${GRAMMAR.version}. Send it again after an update of this plugin that raises the number.`,
      request('PUT', `_ingest/pipeline/${name}`, pipeline)
    ),
    http(
      'simulate',
      'Try it',
      `The answer has ${target_prefix}${GRAMMAR.fields.technique_id}: T1055.`,
      request('POST', `_ingest/pipeline/${name}/_simulate`, {
        docs: [{ _source: sampleEvent(options.rule_name_fields[0] ?? 'RuleName') }],
      })
    ),
    http(
      'component_template',
      'For new indices and data streams',
      'Name this component in composed_of of the index template that your shipper uses. A final pipeline runs behind every other one, so it changes nothing of the shipper’s own.',
      request('PUT', `_component_template/${name}`, {
        template: { settings: finalPipeline(name), mappings: keywordMappings(target_prefix) },
      })
    ),
    http(
      'settings',
      'For indices that exist',
      'Takes effect for events that arrive from now on. Put your own index pattern in place of the example.',
      request('PUT', 'winlogbeat-*/_settings', finalPipeline(name))
    ),
    http(
      'remove',
      'Remove it',
      'First take the pipeline out of the settings: an index that names a pipeline which is gone refuses events.',
      `${request('PUT', 'winlogbeat-*/_settings', { 'index.final_pipeline': null })}\n\n${request('DELETE', `_ingest/pipeline/${name}`)}`
    ),
  ];
}

/** What goes where for each shipper, with its exact field names. */
export function buildRecipes(options: EnrichmentOptionsInput): Snippet[] {
  const { name } = options;
  return [
    {
      id: 'logstash',
      title: 'Logstash',
      note: 'Behind the inputs and any filter that renames fields. Writes the same fields as the ingest pipeline; use one of the two.',
      language: 'text',
      text: buildLogstashFilter(toPipelineOptions(options)),
    },
    {
      id: 'winlogbeat_raw',
      title: 'Winlogbeat without its Sysmon module',
      note: 'winlogbeat.yml. The rule name stands in winlog.event_data.RuleName (Winlogbeat 7 and later) or event_data.RuleName (Winlogbeat 6), and is absent where the rule has none.',
      language: 'yaml',
      text: `output.elasticsearch:\n  hosts: ['https://elasticsearch.example:9200']\n  pipeline: ${name}\n`,
    },
    {
      id: 'winlogbeat_module',
      title: 'Winlogbeat with its Sysmon module',
      note: 'winlogbeat.yml. The module moves the rule name to rule.name; from version 8 on it does so in a pipeline of its own, so leave output.elasticsearch.pipeline as it is and let ours run last. Load the template again (winlogbeat setup --index-management with setup.template.overwrite), or change indices that exist by the settings request.',
      language: 'yaml',
      text: `setup.template.settings:\n  index.final_pipeline: ${name}\n`,
    },
    {
      id: 'elastic_agent',
      title: 'Elastic Agent',
      note: 'The Windows integration puts the rule name into rule.name and then calls the pipeline logs-windows.sysmon_operational@custom, where there is one. If you have such a pipeline already, add the processor to it instead of replacing it.',
      language: 'http',
      text: request('PUT', '_ingest/pipeline/logs-windows.sysmon_operational@custom', {
        processors: [{ pipeline: { name } }],
      }),
    },
    {
      id: 'other',
      title: 'NXLog, Wazuh and others',
      note: 'The rule name stands in RuleName (NXLog) or data.win.eventdata.ruleName (Wazuh). Put the pattern of your indices in place of the example.',
      language: 'http',
      text: request('PUT', 'nxlog-*/_settings', finalPipeline(name)),
    },
  ];
}

export const toPipelineOptions = ({
  rule_name_fields,
  target_prefix,
}: Pick<EnrichmentOptionsInput, 'rule_name_fields' | 'target_prefix'>) => ({
  ruleNameFields: rule_name_fields,
  targetPrefix: target_prefix,
});

const finalPipeline = (name: string) => ({ 'index.final_pipeline': name });

/** Keyword instead of text with a sub-field: values are counted, never searched by word. */
const keywordMappings = (prefix: string) => ({
  dynamic_templates: [
    {
      attack_coverage_rule_name: {
        match: `${prefix}*`,
        match_mapping_type: 'string',
        mapping: { type: 'keyword', ignore_above: 1024 },
      },
    },
  ],
});

/** An event with a rule name at a dotted path. */
export function eventWith(field: string, value: string): Readonly<Record<string, unknown>> {
  const [last = field, ...outer] = field.split('.').reverse();
  return outer.reduce<Readonly<Record<string, unknown>>>((inner, key) => ({ [key]: inner }), {
    [last]: value,
  });
}

const sampleEvent = (field: string) =>
  eventWith(field, 'technique_id=T1055,technique_name=Process Injection');
