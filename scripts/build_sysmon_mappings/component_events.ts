import { z } from 'zod';
import type { ComponentEvent } from '../../common/sysmon/component_events';
import { CoverageError } from '../../common/errors';

/** Survey of both published tables: what stands in it beside ids is its authors' judgement. */
const surveySchema = z.object({
  mappings: z.array(
    z.object({
      event_id: z.number().int(),
      data_component: z.string(),
      dc_id_v18: z.string().nullable(),
      legacy_data_source: z.string().nullable(),
      ossem_dm: z.array(z.string()),
      attack_v18_1: z.boolean(),
      fidelity_reviewer: z.enum(['strong', 'conditional', 'weak', 'invalid']),
      note_reviewer: z.string().nullable(),
    })
  ),
  proposed_by_survey: z.array(
    z.object({ event_id: z.number().int(), data_component: z.string().nullable(), why: z.string() })
  ),
});

/** Says something about the sensor, never about a technique. */
const SENSOR_ERROR = 255;

/**
 * The table Sysmon event id → data component, from the published table of the Center for Threat-Informed Defense (CSV) and the
 * survey (JSON) that adds OSSEM's, ATT&CK's own and its proposals.
 *
 * @returns by event id, then component; the same input gives the same rows
 * @throws CoverageError `invalid_input` where the survey lacks a pair of the published table, or a file is another
 */
export function buildComponentEvents(ctidCsv: string, survey: unknown): readonly ComponentEvent[] {
  const parsed = surveySchema.safeParse(survey);
  if (!parsed.success) throw new CoverageError('invalid_input', 'This is not the survey.');
  const { mappings, proposed_by_survey } = parsed.data;
  const ctid = readCtid(ctidCsv);
  const rows = mappings.map((row): ComponentEvent => {
    const key = keyOf(row.event_id, row.data_component);
    const by: ComponentEvent['by'] = [
      ...(ctid.delete(key) ? (['ctid'] as const) : []),
      ...(row.ossem_dm.length > 0 ? (['ossem'] as const) : []),
      ...(row.attack_v18_1 ? (['attack'] as const) : []),
    ];
    return {
      event_id: row.event_id,
      component: row.data_component,
      component_id: row.dc_id_v18,
      data_source: row.legacy_data_source,
      by,
      fidelity: row.fidelity_reviewer,
      note: row.note_reviewer,
    };
  });
  if (ctid.size > 0)
    throw new CoverageError('invalid_input', `The survey lacks ${[...ctid].join(', ')}.`);
  const known = new Set(rows.map((row) => keyOf(row.event_id, row.component)));
  for (const { event_id, data_component, why } of proposed_by_survey) {
    if (data_component === null || event_id === SENSOR_ERROR) continue;
    if (known.has(keyOf(event_id, data_component))) continue;
    const like = rows.find(({ component }) => component === data_component);
    rows.push({
      event_id,
      component: data_component,
      component_id: like?.component_id ?? null,
      data_source: like?.data_source ?? null,
      by: ['proposed'],
      fidelity: 'conditional',
      note: why,
    });
  }
  return rows.sort((a, b) => a.event_id - b.event_id || (a.component < b.component ? -1 : 1));
}

const keyOf = (eventId: number, component: string) => `${eventId} ${component}`;

/** Event id and component of each line: no quoted field stands before or in them. */
function readCtid(csv: string): Set<string> {
  const [header = '', ...lines] = csv.trim().split(/\r?\n/);
  const columns = header.replace(/^\uFEFF/, '').split(',');
  const id = columns.indexOf('EVENT ID');
  const component = columns.indexOf('ATT&CK DATA COMPONENT');
  if (id < 0 || component < 0)
    throw new CoverageError('invalid_input', 'This is not the table of the CTID.');
  return new Set(
    lines.map((line) => {
      const cells = line.split(',');
      return keyOf(Number(cells[id]), cells[component]?.trim() ?? '');
    })
  );
}
