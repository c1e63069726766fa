import type { TechniqueId } from './ids';

export const DOMAINS = ['enterprise', 'mobile', 'ics'] as const;
export type Domain = (typeof DOMAINS)[number];

export interface Tactic {
  /** `TA0002` */
  readonly id: string;
  readonly name: string;
  /** Kill chain phase name in STIX: `execution`. */
  readonly short_name: string;
}

export interface Matrix {
  readonly id: string;
  readonly name: string;
  /** In the order of the STIX matrix object: the only source of tactic order. */
  readonly tactic_ids: readonly string[];
}

/** A live technique or sub-technique: neither revoked nor deprecated. */
export interface Technique {
  readonly id: TechniqueId;
  readonly name: string;
  /** In matrix order; a technique may stand in several. */
  readonly tactic_ids: readonly string[];
  readonly platforms: readonly string[];
  /** Null for a technique that is no sub-technique. */
  readonly parent_id: TechniqueId | null;
}

/** An id that is no longer live. */
export interface RetiredTechnique {
  readonly id: TechniqueId;
  readonly name: string;
  readonly status: 'revoked' | 'deprecated';
  /** The live id that `revoked-by` leads to at the end of its chain; null where it leads nowhere. */
  readonly current_id: TechniqueId | null;
}

export interface DataComponent {
  /** `DC0032`; bundles without such ids get `<data source>: <component>`; the string eras get the string itself. */
  readonly id: string;
  readonly name: string;
  /** Null from v18 on, where data sources are deprecated. */
  readonly data_source: string | null;
}

/** One (component, log source) that an analytic names, from v18 on. */
export interface LogSourceReference {
  readonly component_id: string;
  /** `WinEventLog:Sysmon` */
  readonly name: string;
  /** `EventCode=3, 22`, prose, or `None`: as ATT&CK wrote it. */
  readonly channel: string;
}

/** ATT&CK's own analytic (v18+), not the `analytic` tag of a rule name. */
export interface Analytic {
  readonly id: string;
  readonly technique_id: TechniqueId;
  readonly platforms: readonly string[];
  readonly log_sources: readonly LogSourceReference[];
}

/** A group, campaign, mitigation, malware or tool, with the live techniques it is related to. */
export interface RelatedObject {
  readonly id: string;
  readonly name: string;
  readonly kind: 'malware' | 'tool' | 'group' | 'campaign' | 'mitigation';
  readonly aliases: readonly string[];
  readonly technique_ids: readonly TechniqueId[];
  /** Groups and campaigns: ids of the software they use; empty for others. */
  readonly software_ids: readonly string[];
}

/**
 * What we know of one ATT&CK release: facts only, in one shape for every era of STIX.
 * Plain JSON, deeply read-only, safe to share; indexes over it are built by `indexCatalogue`.
 */
export interface Catalogue {
  readonly domain: Domain;
  /** `18.1`; null where the bundle does not say. */
  readonly version: string | null;
  readonly matrices: readonly Matrix[];
  /** Every live tactic, in the order of the matrices. */
  readonly tactics: readonly Tactic[];
  /** Live only, by id. */
  readonly techniques: readonly Technique[];
  readonly retired: readonly RetiredTechnique[];
  readonly data_sources: readonly string[];
  readonly data_components: readonly DataComponent[];
  /** Techniques that each component detects, before v18; empty from v18 on, where analytics say it. */
  readonly detects: readonly {
    readonly component_id: string;
    readonly technique_id: TechniqueId;
  }[];
  readonly analytics: readonly Analytic[];
  readonly related: readonly RelatedObject[];
  /** Descriptions by ATT&CK id, only where a bundle was uploaded: the built-in catalogues carry facts alone. */
  readonly descriptions: Readonly<Record<string, string>>;
}
