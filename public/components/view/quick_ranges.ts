import { z } from 'zod';
import type { CoreStart } from '../../platform/core_contract';

const rangesSchema = z.array(z.object({ from: z.string(), to: z.string(), display: z.string() }));

const FALLBACK = [
  ['now/d', 'now/d', 'Today'],
  ['now-24h', 'now', 'Last 24 hours'],
  ['now-7d', 'now', 'Last 7 days'],
  ['now-30d', 'now', 'Last 30 days'],
  ['now-90d', 'now', 'Last 90 days'],
  ['now-1y', 'now', 'Last 1 year'],
] as const;

/** Quick ranges of Kibana's settings; ours where the host has none. */
export function commonlyUsedRanges(uiSettings: CoreStart['uiSettings']) {
  const parsed = rangesSchema.safeParse(
    readSetting(uiSettings.get('timepicker:quickRanges', null))
  );
  if (parsed.success && parsed.data.length > 0) {
    return parsed.data.map(({ from, to, display }) => ({ start: from, end: to, label: display }));
  }
  return FALLBACK.map(([start, end, label]) => ({ start, end, label }));
}

/** A `json` setting: Kibana hands it out parsed or as text, depending on its version. */
function readSetting(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
