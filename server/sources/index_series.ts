/**
 * The series that an index belongs to: its name without the date or number at its end, a backing index
 * under the name of its data stream.
 *
 * @returns `pattern` for an index expression: the series with `*` where something was cut off
 */
export function seriesOf(index: string): string {
  const backing = /^\.ds-(.+)-\d{4}\.\d{2}\.\d{2}-\d{6}$/.exec(index);
  if (backing) return backing[1] ?? index;
  const series = index.replace(
    /[-_.](\d{4}([.\-_]?\d{2}){0,2}|\d{4}[.\-_]w?\d{1,2})(-\d{1,6})?$|-\d{6}$/,
    ''
  );
  return series === index ? index : `${series}${index.charAt(series.length)}*`;
}
