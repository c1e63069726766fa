import type { Catalogue, DataComponent, RelatedObject } from './catalogue';
import { techniquesByComponent } from './component_techniques';
import type { TechniqueId } from './ids';

export type SearchKind = 'technique' | 'retired' | 'tactic' | 'component' | RelatedObject['kind'];

export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly name: string;
  /** The live techniques that the hit leads to; empty where it leads nowhere, as a deprecated one. */
  readonly technique_ids: readonly TechniqueId[];
  /** Its id, its name or another name of it is the whole text. */
  readonly exact: boolean;
}

export interface SearchDocument extends Omit<SearchHit, 'exact'> {
  /** Unique over all kinds. */
  readonly key: string;
  /** Other names and former ids. */
  readonly aliases: readonly string[];
  /** Description; empty where there is none. */
  readonly text: string;
}

/** What is searched; `searchFactsOf` takes it out of a whole catalogue. */
export interface SearchFacts extends Pick<Catalogue, 'techniques' | 'retired' | 'tactics'> {
  readonly related: readonly Omit<RelatedObject, 'software_ids'>[];
  readonly data_components: readonly (DataComponent & {
    readonly technique_ids: readonly TechniqueId[];
  })[];
  /** Texts of techniques by id; empty where there are none. */
  readonly descriptions: Catalogue['descriptions'];
}

export function searchFactsOf(catalogue: Catalogue): SearchFacts {
  const techniques = techniquesByComponent(catalogue);
  const { data_components } = catalogue;
  return {
    ...catalogue,
    data_components: data_components.map((component) => ({
      ...component,
      technique_ids: techniques.get(component.id) ?? [],
    })),
  };
}

/** One document per technique (live and retired), tactic, related object and data component. */
export function collectDocuments(catalogue: SearchFacts): readonly SearchDocument[] {
  const formerIds = new Map<string, string[]>();
  for (const { id, current_id } of catalogue.retired)
    if (current_id !== null) formerIds.set(current_id, [...(formerIds.get(current_id) ?? []), id]);
  const documents: (Omit<SearchDocument, 'key' | 'text'> & { text?: string })[] = [
    ...catalogue.techniques.map(({ id, name }) => ({
      kind: 'technique' as const,
      id,
      name,
      technique_ids: [id],
      aliases: formerIds.get(id) ?? [],
      text: catalogue.descriptions[id] ?? '',
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
    ...catalogue.data_components.map(({ id, name, data_source, technique_ids }) => ({
      kind: 'component' as const,
      id,
      name,
      technique_ids,
      aliases: data_source === null || data_source === name ? [] : [data_source],
    })),
  ];
  return documents.map((document) => ({
    text: '',
    ...document,
    key: `${document.kind} ${document.id}`,
  }));
}

const techniquesOfTactic = ({ techniques }: SearchFacts, tactic: string): readonly TechniqueId[] =>
  techniques.filter(({ tactic_ids }) => tactic_ids.includes(tactic)).map(({ id }) => id);
