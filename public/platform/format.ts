import moment from 'moment-timezone';
import type { CoreStart } from './core_contract';

const whole = new Intl.NumberFormat('en-US');
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** `12,345` */
export const formatCount = (count: number): string => whole.format(count);

/** `12.3K`: for cells, where the whole number stands in the label. */
export const formatCompact = (count: number): string => compact.format(count);

/** `1 event`, `2,000 events` */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** ISO text or milliseconds as Kibana's `dateFormat` and time zone settings say. */
export function formatTime(time: string | number, uiSettings: CoreStart['uiSettings']): string {
  const format = String(uiSettings.get('dateFormat', 'MMM D, YYYY @ HH:mm:ss.SSS'));
  return inZone(time, uiSettings).format(format);
}

/** The time zone of Kibana's settings; `Browser` and unknown zones mean the browser's own. */
export function timeZone(uiSettings: CoreStart['uiSettings']): string {
  return zoneOf(uiSettings) ?? moment.tz.guess();
}

/** Null for the browser's own, which knows more years than our table of zones. */
function zoneOf(uiSettings: CoreStart['uiSettings']): string | null {
  const zone = String(uiSettings.get('dateFormat:tz', 'Browser'));
  return moment.tz.zone(zone) ? zone : null;
}

/**
 * Makes the zone of Kibana's settings that of everything that reckons with `moment` here: the time picker, and what
 * `now/d` means. Our copy of the library alone is changed, Kibana's is another.
 */
export function applyTimeZone(uiSettings: CoreStart['uiSettings']): void {
  moment.tz.setDefault(zoneOf(uiSettings) ?? undefined);
}

function inZone(time: string | number, uiSettings: CoreStart['uiSettings']) {
  const zone = zoneOf(uiSettings);
  return zone === null ? moment(time) : moment.tz(time, zone);
}
