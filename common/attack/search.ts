import MiniSearch from 'minisearch';
import { normalizeTechniqueId } from './ids';
import {
  collectDocuments,
  type SearchDocument,
  type SearchFacts,
  type SearchHit,
  type SearchKind,
} from './search_documents';

export type { SearchHit, SearchKind };

/** Where names are equal, what the matrix shows comes first. */
const KIND_BOOST: Readonly<Record<SearchKind, number>> = {
  technique: 2,
  tactic: 1.6,
  retired: 1.2,
  tool: 1.1,
  malware: 1,
  group: 1,
  campaign: 1,
  component: 1,
  mitigation: 0.8,
};

/** Characters; what is typed beyond is ignored. */
const LONGEST_QUERY = 100;

export type CatalogueSearch = (text: string, limit: number) => readonly SearchHit[];

/**
 * Full-text search over ids, names and aliases of everything in a catalogue, and the descriptions of its techniques where
 * they are loaded. Words may be cut short
 * or mistyped; every word of the text raises the rank, and an entry whose id, name or alias is the
 * whole text comes before all others of its kind.
 *
 * @returns a function: text and the largest number of hits → hits, best first; no hits for empty text
 */
export function buildCatalogueSearch(facts: SearchFacts): CatalogueSearch {
  const documents = collectDocuments(facts);
  const byKey = new Map(documents.map((document) => [document.key, document]));
  const techniqueIds = new Set<string>([...facts.techniques, ...facts.retired].map(({ id }) => id));
  const engine = new MiniSearch<SearchDocument>({
    idField: 'key',
    fields: ['id', 'name', 'aliases'],
    tokenize,
    extractField: (document, field) => textOf(document, field),
  });
  engine.addAll(documents);
  const texts = indexTexts(documents);
  return (text, limit) => {
    const wanted = normalizeText(text, techniqueIds);
    if (wanted === '' || limit < 1) return [];
    const named = engine.search(wanted, {
      boost: { id: 3, name: 2 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 2 && !/\d/.test(term) ? 0.2 : false),
      boostDocument: (key) => boostOf(byKey.get(String(key)), wanted),
    });
    // What only its description speaks of comes behind what is called so.
    const keys = new Set([...named, ...(texts?.search(wanted) ?? [])].map(({ id }) => String(id)));
    const hits: SearchHit[] = [];
    for (const key of keys) {
      const document = byKey.get(key);
      if (document && hits.length < limit) hits.push(hitOf(document, wanted));
    }
    return hits;
  };
}

/** Descriptions are searched by whole words, all of which must be there; null where there are none. */
function indexTexts(documents: readonly SearchDocument[]): MiniSearch<SearchDocument> | null {
  const described = documents.filter(({ text }) => text !== '');
  if (described.length === 0) return null;
  const engine = new MiniSearch<SearchDocument>({
    idField: 'key',
    fields: ['text'],
    tokenize,
    searchOptions: { combineWith: 'AND', prefix: false, fuzzy: false },
  });
  engine.addAll(described);
  return engine;
}

const hitOf = (document: SearchDocument, wanted: string): SearchHit => {
  const { kind, id, name, technique_ids } = document;
  return { kind, id, name, technique_ids, exact: isExact(document, wanted) };
};

const isExact = ({ id, name, aliases }: SearchDocument, wanted: string): boolean =>
  [id, name, ...aliases].some((one) => one.toLowerCase() === wanted);

/** Ids are typed without their T or with one-digit sub-numbers; but `2016` is a year, as no technique has that id. */
function normalizeText(text: string, techniqueIds: ReadonlySet<string>): string {
  const trimmed = text.trim().slice(0, LONGEST_QUERY).toLowerCase();
  const id = normalizeTechniqueId(trimmed);
  return id !== null && techniqueIds.has(id) ? id.toLowerCase() : trimmed;
}

/** `net.exe` is found whole and by its parts, `T1059.001` whole and by `T1059`. */
function tokenize(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}.+_-]+/u);
  const parts = words.reduce<string[]>((all, word) => [...all, ...word.split(/[.+_-]+/)], []);
  return [...new Set([...words, ...parts])].filter((term) => term !== '');
}

function boostOf(document: SearchDocument | undefined, wanted: string): number {
  if (!document) return 0;
  return KIND_BOOST[document.kind] * (isExact(document, wanted) ? 10 : 1);
}

const textOf = (document: SearchDocument, field: string): string => {
  if (field === 'key') return document.key;
  if (field === 'id') return document.id;
  return field === 'name' ? document.name : document.aliases.join(' ');
};
