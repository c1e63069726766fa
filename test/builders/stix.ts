import { createHash } from 'node:crypto';
import type { Domain } from '../../common/attack/catalogue';

/** A STIX object as JSON. Each builder makes the smallest one that ATT&CK would publish; `extra` adds or overrides fields. */
export type Stix = { readonly type: string; readonly id: string } & Readonly<
  Record<string, unknown>
>;
type Extra = Readonly<Record<string, unknown>>;

const KILL_CHAIN: Readonly<Record<Domain, string>> = {
  enterprise: 'mitre-attack',
  mobile: 'mitre-mobile-attack',
  ics: 'mitre-ics-attack',
};

/** The same key gives the same id in every run. */
export function stixId(type: string, key: string): string {
  const hex = createHash('sha1').update(`${type} ${key}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return `${type}--${parts.join('-')}-${hex.slice(20, 32)}`;
}

const anObject = (type: string, key: string, fields: Extra): Stix => ({
  type,
  id: stixId(type, key),
  created: '2020-01-01T00:00:00.000Z',
  modified: '2020-01-01T00:00:00.000Z',
  ...fields,
});

export const aReference = (external_id: string, source_name = 'mitre-attack') => ({
  source_name,
  external_id,
});

const named = (type: string, id: string, name: string, extra: Extra): Stix =>
  anObject(type, id, { name, external_references: [aReference(id)], ...extra });

export const aBundle = (...objects: readonly Stix[]) => ({
  type: 'bundle',
  id: stixId('bundle', 'test'),
  objects,
});

interface TechniqueFields {
  readonly name?: string;
  /** Short names of tactics. */
  readonly tactics?: readonly string[];
  readonly domain?: Domain;
}

export const aTechnique = (
  id: string,
  {
    name = `Technique ${id}`,
    tactics = ['execution'],
    domain = 'enterprise',
  }: TechniqueFields = {},
  extra: Extra = {}
): Stix =>
  named('attack-pattern', id, name, {
    kill_chain_phases: tactics.map((phase_name) => ({
      kill_chain_name: KILL_CHAIN[domain],
      phase_name,
    })),
    x_mitre_platforms: ['Windows'],
    ...extra,
  });

/** As versions 8 to 10 print them: no kill chain, no flag but `revoked`. */
export const aRevokedTechnique = (id: string, extra: Extra = {}): Stix =>
  named('attack-pattern', id, `Technique ${id}`, { revoked: true, ...extra });

export const aTactic = (id: string, short_name: string, extra: Extra = {}): Stix =>
  named('x-mitre-tactic', id, short_name.replace(/-/g, ' '), {
    x_mitre_shortname: short_name,
    ...extra,
  });

export const aMatrix = (id: string, tactics: readonly Stix[], extra: Extra = {}): Stix =>
  anObject('x-mitre-matrix', `${id} ${String(extra.name)}`, {
    name: id,
    external_references: [aReference(id)],
    tactic_refs: tactics.map((tactic) => tactic.id),
    ...extra,
  });

export const aCollection = (version: string): Stix =>
  anObject('x-mitre-collection', version, { name: 'ATT&CK', x_mitre_version: version });

export const aRelation = (
  source: Pick<Stix, 'id'>,
  relationship_type: string,
  target: Pick<Stix, 'id'>,
  extra: Extra = {}
): Stix =>
  anObject('relationship', `${source.id} ${relationship_type} ${target.id}`, {
    relationship_type,
    source_ref: source.id,
    target_ref: target.id,
    ...extra,
  });

export const aDataSource = (name: string, extra: Extra = {}): Stix =>
  anObject('x-mitre-data-source', name, { name, ...extra });

/** Without `id` as up to version 17; with one (`DC0032`) as from 18 on. */
export const aComponent = (
  name: string,
  { id, source }: { readonly id?: string; readonly source?: Stix } = {},
  extra: Extra = {}
): Stix =>
  anObject('x-mitre-data-component', id ?? `${source?.id ?? ''} ${name}`, {
    name,
    x_mitre_data_source_ref: source?.id ?? '',
    ...(id === undefined ? {} : { external_references: [aReference(id)] }),
    ...extra,
  });

interface LogSourceFields {
  readonly component: Pick<Stix, 'id'>;
  readonly name: string;
  readonly channel: string;
}

export const anAnalytic = (
  id: string,
  logSources: readonly LogSourceFields[],
  extra: Extra = {}
): Stix =>
  named('x-mitre-analytic', id, `Analytic ${id}`, {
    x_mitre_platforms: ['Windows'],
    x_mitre_log_source_references: logSources.map(({ component, name, channel }) => ({
      x_mitre_data_component_ref: component.id,
      name,
      channel,
    })),
    ...extra,
  });

export const aStrategy = (id: string, analytics: readonly Stix[], extra: Extra = {}): Stix =>
  named('x-mitre-detection-strategy', id, `Strategy ${id}`, {
    x_mitre_analytic_refs: analytics.map((analytic) => analytic.id),
    ...extra,
  });

export const aTool = (id: string, name: string, extra: Extra = {}) =>
  named('tool', id, name, extra);
export const aMalware = (id: string, name: string, extra: Extra = {}) =>
  named('malware', id, name, extra);
export const aGroup = (id: string, name: string, extra: Extra = {}) =>
  named('intrusion-set', id, name, extra);
export const aCampaign = (id: string, name: string, extra: Extra = {}) =>
  named('campaign', id, name, extra);
export const aMitigation = (id: string, name: string, extra: Extra = {}) =>
  named('course-of-action', id, name, extra);

/** Two tactics and their matrix, then whatever the test is about. */
export function anEnterpriseBundle(...objects: readonly Stix[]) {
  const tactics = [aTactic('TA0003', 'persistence'), aTactic('TA0002', 'execution')];
  return aBundle(aMatrix('enterprise-attack', tactics), ...tactics, ...objects);
}
