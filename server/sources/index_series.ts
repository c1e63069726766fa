/** What Elastic Security calls the alerts of a space, but for the space itself: since 8, and in 7. */
export const ALERT_SERIES = ['.alerts-security.alerts-', '.siem-signals-'] as const;

/** Alerts are searched under their alias: that is what users have rights to. */
const aliasOfAlerts = (index: string): string =>
  index.startsWith('.internal.alerts-security.') ? index.slice('.internal'.length) : index;

/** Hidden all the same from a wildcard, but nobody's system index. */
export const isAlertIndex = (index: string): boolean =>
  ALERT_SERIES.some((series) => aliasOfAlerts(index).startsWith(series));

/**
 * The series that an index belongs to: its name without the date or number at its end, a backing index
 * under the name of its data stream, alerts of Elastic Security under their alias.
 *
 * @returns `pattern` for an index expression: the series with `*` where something was cut off
 */
export function seriesOf(index: string): string {
  if (isAlertIndex(index)) return aliasOfAlerts(index).replace(/-\d{6}$/, '');
  const backing = /^\.ds-(.+)-\d{4}\.\d{2}\.\d{2}-\d{6}$/.exec(index);
  if (backing) return backing[1] ?? index;
  const series = index.replace(
    /[-_.](\d{4}([.\-_]?\d{2}){0,2}|\d{4}[.\-_]w?\d{1,2})(-\d{1,6})?$|-\d{6}$/,
    ''
  );
  return series === index ? index : `${series}${index.charAt(series.length)}*`;
}
