/**
 * Colour bands of a count, one per power of ten: volumes run from 1 to millions, and a linear scale would show one
 * technique and hide the rest. Half-open: a band begins at `from` and ends before the next one's.
 */
export const TAG_BANDS = [
  { band: 'none', from: 0, label: 'no tags' },
  { band: 'ones', from: 1, label: '1 to 9 tags' },
  { band: 'tens', from: 10, label: '10 to 99 tags' },
  { band: 'hundreds', from: 100, label: '100 to 999 tags' },
  { band: 'thousands', from: 1_000, label: '1,000 to 9,999 tags' },
  { band: 'ten_thousands', from: 10_000, label: '10,000 to 99,999 tags' },
  { band: 'more', from: 100_000, label: '100,000 tags or more' },
] as const;

export type TagBand = (typeof TAG_BANDS)[number]['band'];

/**
 * @param tags - integer >= 0
 * @param complete - false where a search failed: then no tags does not mean none
 */
export function bandOf(tags: number, complete: boolean): TagBand | 'unknown' {
  if (tags === 0 && !complete) return 'unknown';
  let band: TagBand = 'none';
  for (const candidate of TAG_BANDS) if (tags >= candidate.from) band = candidate.band;
  return band;
}
