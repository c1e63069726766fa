/** What a cell's colour can say. */
export const COLOR_METRICS = [
  'tags',
  'hosts',
  'rules',
  'first_seen',
  'last_seen',
  'change',
  'state',
  'potential',
  'visibility',
  'compare',
] as const;
export type ColorMetric = (typeof COLOR_METRICS)[number];

export const METRIC_LABEL: Readonly<Record<ColorMetric, string>> = {
  tags: 'Tags',
  hosts: 'Hosts',
  rules: 'Rules',
  first_seen: 'First seen in range',
  last_seen: 'Last seen',
  change: 'Change to the period before',
  state: 'State',
  potential: 'Potential',
  visibility: 'Visibility (DeTT&CT)',
  compare: 'Comparison with a layer',
};

/** What a bar in the cell can say beside its colour; `none` for no bar. */
export const BAR_METRICS = ['none', 'tags', 'hosts', 'rules'] as const;
export type BarMetric = (typeof BAR_METRICS)[number];

export const AMOUNT_SCALES = ['log', 'linear'] as const;
export type AmountScale = (typeof AMOUNT_SCALES)[number];

/** Whether the metric is read from the dearer request for hosts, rules and times. */
export const needsDetails = (metric: ColorMetric | BarMetric): boolean =>
  ['hosts', 'rules', 'first_seen', 'last_seen'].includes(metric);

export const needsFacts = (metric: ColorMetric | BarMetric): boolean =>
  metric === 'state' || metric === 'potential' || metric === 'visibility';

/** Amounts have a scale; states, times and changes have bands of their own. */
export const hasScale = (metric: ColorMetric): boolean =>
  metric === 'tags' || metric === 'hosts' || metric === 'rules';
