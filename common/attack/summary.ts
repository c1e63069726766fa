import type { Catalogue, DataComponent, Domain, RelatedObject } from './catalogue';

/** What one ATT&CK release contains; live objects only, unless the name says otherwise. */
export interface CatalogueSummary {
  readonly domain: Domain;
  /** Null where the file does not say. */
  readonly version: string | null;
  readonly tactics: number;
  readonly techniques: number;
  readonly sub_techniques: number;
  /** Techniques and sub-techniques that were revoked. */
  readonly revoked: number;
  /** Techniques and sub-techniques that were deprecated and not revoked. */
  readonly deprecated: number;
  readonly data_sources: number;
  /** 0 for releases that know data sources only. */
  readonly data_components: number;
  readonly analytics: number;
  readonly groups: number;
  readonly campaigns: number;
  /** Malware and tools. */
  readonly software: number;
  readonly mitigations: number;
  /** Revoked id → the live id at the end of its chain; revoked ids that lead nowhere are left out. */
  readonly redirects: Readonly<Record<string, string>>;
}

/** Counts a catalogue; `redirects` are in the order of their old ids. */
export function summarizeCatalogue(catalogue: Catalogue): CatalogueSummary {
  const { techniques, retired, related } = catalogue;
  const ofStatus = (status: string) => retired.filter((old) => old.status === status).length;
  const ofKind = (...kinds: readonly RelatedObject['kind'][]) =>
    related.filter(({ kind }) => kinds.includes(kind)).length;
  const subs = techniques.filter(({ parent_id }) => parent_id !== null).length;
  return {
    domain: catalogue.domain,
    version: catalogue.version,
    tactics: catalogue.tactics.length,
    techniques: techniques.length - subs,
    sub_techniques: subs,
    revoked: ofStatus('revoked'),
    deprecated: ofStatus('deprecated'),
    data_sources: catalogue.data_sources.length,
    data_components: catalogue.data_components.filter(isComponent).length,
    analytics: new Set(catalogue.analytics.map(({ id }) => id)).size,
    groups: ofKind('group'),
    campaigns: ofKind('campaign'),
    software: ofKind('malware', 'tool'),
    mitigations: ofKind('mitigation'),
    redirects: readRedirects(catalogue),
  };
}

/** Not a data source that stands in for its components, as in versions to 8. */
const isComponent = ({ id, data_source }: DataComponent): boolean => id !== data_source;

function readRedirects({ retired }: Catalogue): Readonly<Record<string, string>> {
  const redirects: Record<string, string> = {};
  for (const { id, current_id } of retired) if (current_id !== null) redirects[id] = current_id;
  return redirects;
}
