/** The one place where keys of cached answers are made. */
export const queryKeys = {
  catalogue: (domain: string, version: string | null) => ['catalogue', domain, version] as const,
  sources: () => ['sources'] as const,
  coverage: (question: unknown) => ['coverage', question] as const,
  techniqueSummary: (id: string, question: unknown) => ['technique_summary', id, question] as const,
  techniqueEvents: (id: string, question: unknown) => ['technique_events', id, question] as const,
};
