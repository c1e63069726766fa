import type { TechniqueId } from '../../common/attack/ids';
import type { Fact, TechniqueState } from '../../common/http/facts';
import type { GapTechnique, LogEvent } from '../../common/http/gaps';

/** An event of Sysmon that does not arrive; name what matters to the test. */
export const aLogEvent = (event_id: number, facts: Partial<LogEvent> = {}): LogEvent => ({
  log_source: 'WinEventLog:Sysmon',
  event_id,
  name: `Event ${event_id}`,
  element: `Element${event_id}`,
  arrives: 'no',
  events: 0,
  hosts: 0,
  hosts_at_least: false,
  last_event: null,
  ...facts,
});

type Need = readonly [component_id: string, arrives: Fact, events: readonly number[]];

/** A technique with its needs; its potential and state are those of what arrives. */
export function aGapTechnique(
  id: string,
  needs: readonly Need[],
  facts: Partial<GapTechnique> = {}
): GapTechnique {
  const of = (fact: Fact) => needs.filter(([, arrives]) => arrives === fact).map(([name]) => name);
  const potential: Fact =
    of('yes').length > 0 ? 'yes' : of('unknown').length > 0 ? 'unknown' : 'no';
  const states: Readonly<Record<Fact, TechniqueState>> = {
    yes: 'potential',
    unknown: 'unknown',
    no: 'blind',
    not_assessed: 'not_assessed',
  };
  return {
    id: id as TechniqueId,
    name: `Technique ${id}`,
    state: states[potential],
    potential,
    configured: 'not_assessed',
    observed: 'no',
    alerted: 'not_assessed',
    validated: 'not_assessed',
    components: {
      needed: needs.length,
      arriving: of('yes').length,
      arriving_ids: of('yes'),
      missing_ids: [...of('no'), ...of('unknown')],
      unknown_ids: of('unknown'),
    },
    visibility: null,
    judged_by: [],
    why: [],
    groups: 0,
    software: 0,
    needs: needs.map(([component_id, arrives, events]) => ({
      component_id,
      arrives,
      events: [...events],
    })),
    detection: null,
    quality: null,
    ...facts,
  };
}
