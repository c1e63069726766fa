import { isObject, type JsonObject } from './json_object';

/**
 * Field layouts of shippers, one index each: what is an object in one may be a text in another, and a source
 * names fields of one layout.
 *
 * - `helk`, `helk-rule`: HELK of 2018 (`mitre_…`) and since 2019 (`rule_…`)
 * - `flat`: NXLog and PowerShell exports: EventID, Channel and Sysmon's fields side by side
 * - `winlogbeat6`, `winlogbeat7`: `event_data.*`, `winlog.event_data.*`
 * - `ecs`: Winlogbeat 8 with its Sysmon module, Elastic Agent: `rule.name`, `process.*`
 * - `wazuh`: `data.win.*`; `sentinel`: Azure tables; `evtx`: exported .evtx files (`Event.System`)
 */
export const LAYOUTS = [
  'helk',
  'helk-rule',
  'flat',
  'winlogbeat6',
  'winlogbeat7',
  'ecs',
  'wazuh',
  'sentinel',
  'evtx',
  'other',
] as const;

export type Layout = (typeof LAYOUTS)[number];

/** Tells a document's layout by the fields that only that layout has; the order of the questions matters. */
export function detectLayout(document: JsonObject): Layout {
  const has = (field: string) => field in document;
  if (isObject(document.winlog)) return isModuleOutput(document) ? 'ecs' : 'winlogbeat7';
  if (isObject(document.Event) && isObject(document.Event.System)) return 'evtx';
  if (isObject(document.data) && isObject(document.data.win)) return 'wazuh';
  if (has('event_data') || (has('computer_name') && has('log_name'))) return 'winlogbeat6';
  if (has('event_id') && has('host_name')) {
    return has('rule_technique_id') && !has('mitre_technique_id') ? 'helk-rule' : 'helk';
  }
  if (has('TenantId') || has('ManagementGroupName') || has('EventLog')) return 'sentinel';
  if (has('EventID')) return 'flat';
  return isObject(document.event) && has('ecs') ? 'ecs' : 'other';
}

/** The Sysmon module (and Elastic Agent's pipeline) turns Sysmon's own fields into ECS ones and says so. */
function isModuleOutput(document: JsonObject): boolean {
  const event = isObject(document.event) ? document.event : {};
  return (
    event.module === 'sysmon' || isObject(document.data_stream) || typeof event.dataset === 'string'
  );
}
