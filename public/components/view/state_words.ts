import type { TechniqueState } from '../../../common/http/facts';

/** Each state in words, as docs/scoring.md defines it. */
export const STATE_MEANING: Readonly<Record<TechniqueState, string>> = {
  validated: 'validated: a simulation expected it, and it was observed',
  alerted: 'alerted: a detection rule raised an alert',
  observed: 'observed: tagged events of Sysmon rules',
  configured: 'configured: a rule names it, nothing was seen',
  potential: 'potential: the data arrive, no rule names it',
  blind: 'blind: none of its data arrive',
  unknown: 'unknown, because a search failed',
  not_assessed: 'not assessed: ATT&CK names no data for it',
};
