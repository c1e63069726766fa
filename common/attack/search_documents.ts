import type { Catalogue, RelatedObject } from './catalogue';
import type { TechniqueId } from './ids';
import { compareText } from './order';

export type SearchKind = 'technique' | 'retired' | 'tactic' | 'component' | RelatedObject['kind'];

export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly name: string;
  /** The live techniques that the hit leads to; empty where it leads nowhere, as a deprecated one. */
  readonly technique_ids: readonly TechniqueId[];
}

export interface SearchDocument extends SearchHit {
  /** Unique over all kinds. */
  readonly key: string;
  /** Other names and former ids. */
  readonly aliases: readonly string[];
}

/** One document per technique (live and retired), tactic, related object and data component. */
export function collectDocuments(catalogue: Catalogue): readonly SearchDocument[] {
  const formerIds = new Map<string, string[]>();
  for (const { id, current_id } of catalogue.retired)
    if (current_id !== null) formerIds.set(current_id, [...(formerIds.get(current_id) ?? []), id]);
  const documents: Omit<SearchDocument, 'key'>[] = [
    ...catalogue.techniques.map(({ id, name }) => ({
      kind: 'technique' as const,
      id,
      name,
      technique_ids: [id],
      aliases: formerIds.get(id) ?? [],
    })),
    ...catalogue.retired.map(({ id, name, current_id }) => ({
      kind: 'retired' as const,
      id,
      name,
      technique_ids: current_id === null ? [] : [current_id],
      aliases: [],
    })),
    ...catalogue.tactics.map(({ id, name, short_name }) => ({
      kind: 'tactic' as const,
      id,
      name,
      technique_ids: techniquesOfTactic(catalogue, id),
      aliases: [short_name],
    })),
    ...catalogue.related.map(({ kind, id, name, aliases, technique_ids }) => ({
      kind,
      id,
      name,
      technique_ids: [...technique_ids],
      aliases,
    })),
    ...collectComponents(catalogue),
  ];
  return documents.map((document) => ({ ...document, key: `${document.kind} ${document.id}` }));
}

const techniquesOfTactic = ({ techniques }: Catalogue, tactic: string): readonly TechniqueId[] =>
  techniques.filter(({ tactic_ids }) => tactic_ids.includes(tactic)).map(({ id }) => id);

function collectComponents(catalogue: Catalogue): readonly Omit<SearchDocument, 'key'>[] {
  const techniques = new Map<string, Set<TechniqueId>>();
  const tie = (component: string, technique: TechniqueId) =>
    techniques.set(component, (techniques.get(component) ?? new Set()).add(technique));
  for (const { component_id, technique_id } of catalogue.detects) tie(component_id, technique_id);
  for (const { technique_id, log_sources } of catalogue.analytics)
    for (const { component_id } of log_sources) tie(component_id, technique_id);
  return catalogue.data_components.map(({ id, name, data_source }) => ({
    kind: 'component' as const,
    id,
    name,
    technique_ids: [...(techniques.get(id) ?? [])].sort(compareText),
    aliases: data_source === null || data_source === name ? [] : [data_source],
  }));
}
