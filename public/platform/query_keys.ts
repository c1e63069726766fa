/** The one place where keys of cached answers are made. */
export const queryKeys = {
  catalogue: (domain: string, version: string | null) => ['catalogue', domain, version] as const,
  knowledge: (domain: string, version: string | null) => ['knowledge', domain, version] as const,
  techniqueKnowledge: (domain: string, version: string | null, id: string) =>
    ['technique_knowledge', domain, version, id] as const,
  loadedIndices: () => ['loaded_indices'] as const,
  catalogues: () => ['catalogues'] as const,
  suppressions: () => ['suppressions'] as const,
  suppressionEffects: (question: unknown, draft: unknown) =>
    ['suppression_effects', question, draft] as const,
  ruleSets: () => ['rule_sets'] as const,
  ruleSet: (id: string) => ['rule_sets', id] as const,
  techniqueRules: (id: string, domain: string, version: string | null) =>
    ['rule_sets', 'technique', id, domain, version] as const,
  sources: () => ['sources'] as const,
  sourceFields: (indexPattern: string | null) => ['source_fields', indexPattern] as const,
  /** The beginnings of keys whose answers are counts of events. */
  counted: () =>
    [
      ['coverage'],
      ['coverage_details'],
      ['facts'],
      ['gaps'],
      ['gap_hosts'],
      ['volume'],
      ['technique_summary'],
      ['technique_events'],
    ] as const,
  coverage: <Asked>(question: Asked) => ['coverage', question] as const,
  gaps: (question: unknown) => ['gaps', question] as const,
  gapHosts: (question: unknown) => ['gap_hosts', question] as const,
  facts: <Asked>(question: Asked) => ['facts', question] as const,
  savedViews: () => ['saved_views'] as const,
  judgements: () => ['judgements'] as const,
  gapMapping: () => ['gap_mapping'] as const,
  links: () => ['links'] as const,
  analyticTypes: (question: unknown) => ['analytic_types', question] as const,
  overlays: () => ['overlays'] as const,
  volume: (question: unknown) => ['volume', question] as const,
  coverageDetails: <Asked>(question: Asked) => ['coverage_details', question] as const,
  techniqueSummary: (id: string, question: unknown) => ['technique_summary', id, question] as const,
  techniqueEvents: (id: string, question: unknown) => ['technique_events', id, question] as const,
  process: (source_id: string, index: string, id: string) =>
    ['process', source_id, index, id] as const,
  tagHealth: (question: unknown) => ['tag_health', question] as const,
  tagRow: (question: unknown, row: unknown) => ['tag_row', question, row] as const,
  troubleshoot: (question: unknown) => ['troubleshoot', question] as const,
  enrichment: (options: unknown) => ['enrichment', options] as const,
  backfill: (options: unknown) => ['enrichment_backfill', options] as const,
};
