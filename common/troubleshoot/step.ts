import type { Step } from '../http/troubleshoot';

type More = Partial<Pick<Step, 'advice'>> & { readonly details?: Readonly<Record<string, string>> };

/** Builds a step; `details` as label → fact. */
export const step = (
  id: Step['id'],
  status: Step['status'],
  text: string,
  { advice = null, details = {} }: More = {}
): Step => ({
  id,
  status,
  text,
  advice,
  details: Object.keys(details).map((label) => ({ label, value: details[label] ?? '' })),
});

/** For steps that have nothing left to look at. */
export const skipped = (id: Step['id'], text: string): Step => step(id, 'skipped', text);
