import { z } from 'zod';
import { DOMAINS, type Domain } from '../attack/catalogue';
import { normalizeTechniqueId, type TechniqueId } from '../attack/ids';
import { CoverageError } from '../errors';

/** Format that we write; Navigator reads it since 4.9. */
const LAYER_VERSION = '4.5';
const NAVIGATOR_VERSION = '5.1.0';

/** One technique of a layer of ours. */
export interface LayerTechnique {
  readonly id: string;
  /** Null for a technique that is not scored. */
  readonly score: number | null;
  readonly comment: string;
  readonly metadata: readonly { readonly name: string; readonly value: string }[];
  /** `#rrggbb`, for what no gradient says (a state); null for the gradient's colour of the score. */
  readonly color: string | null;
}

export interface LayerFacts {
  readonly name: string;
  readonly description: string;
  readonly domain: Domain;
  /** ATT&CK release; null where the bundle did not say. */
  readonly version: string | null;
  /** Null for all. */
  readonly platform: string | null;
  readonly techniques: readonly LayerTechnique[];
  /** Colours from `min` to `max`. */
  readonly gradient: {
    readonly colors: readonly string[];
    readonly min: number;
    readonly max: number;
  };
  readonly legend: readonly { readonly label: string; readonly color: string }[];
  readonly metadata: readonly { readonly name: string; readonly value: string }[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** An ATT&CK Navigator layer, version 4.5, as an object to be written as JSON. */
export const buildNavigatorLayer = (facts: LayerFacts): Record<string, unknown> => ({
  name: facts.name,
  versions: {
    // Navigator names the release by its first number.
    attack: facts.version === null ? '' : facts.version.split('.')[0],
    navigator: NAVIGATOR_VERSION,
    layer: LAYER_VERSION,
  },
  domain: `${facts.domain}-attack`,
  description: facts.description,
  filters: facts.platform === null ? {} : { platforms: [facts.platform] },
  sorting: 0,
  layout: {
    layout: 'side',
    showID: false,
    showName: true,
    showAggregateScores: false,
    countUnscored: false,
    aggregateFunction: 'max',
    expandedSubtechniques: 'none',
  },
  hideDisabled: false,
  techniques: facts.techniques.map(({ id, score, comment, metadata, color }) => ({
    techniqueID: id,
    ...(score === null ? {} : { score }),
    ...(color === null ? {} : { color }),
    comment,
    enabled: true,
    metadata: [...metadata],
    links: [],
    showSubtechniques: false,
  })),
  gradient: {
    colors: [...facts.gradient.colors],
    minValue: facts.gradient.min,
    maxValue: facts.gradient.max,
  },
  legendItems: [...facts.legend],
  metadata: [...facts.metadata],
  links: [...facts.links],
  showTacticRowBackground: false,
  tacticRowBackground: '#dddddd',
  selectTechniquesAcrossTactics: true,
  selectSubtechniquesWithParent: false,
  selectVisibleTechniques: false,
});

/** A technique as a layer marks it, each once, whatever tactics it is marked in. */
export interface ImportedTechnique {
  readonly id: TechniqueId;
  /** The largest of its tactics; null where none has one. */
  readonly score: number | null;
  readonly color: string | null;
  readonly comment: string;
}

export interface ImportedLayer {
  readonly name: string;
  readonly domain: Domain;
  /** First number of the ATT&CK release, `18`; null where the layer does not say. */
  readonly version: string | null;
  /** Marked in the layer: enabled, with a score, a colour or a comment. */
  readonly techniques: readonly ImportedTechnique[];
  /** What could not be read, in words; the rest is. */
  readonly notes: readonly string[];
}

const techniqueSchema = z.looseObject({
  techniqueID: z.string(),
  score: z.number().nullish(),
  color: z.string().nullish(),
  comment: z.string().nullish(),
  enabled: z.boolean().nullish(),
});

const layerSchema = z.looseObject({
  name: z.string().default('Layer without a name'),
  domain: z.string(),
  version: z.string().nullish(),
  versions: z.looseObject({ attack: z.string().nullish(), layer: z.string().nullish() }).nullish(),
  techniques: z.array(z.unknown()).default([]),
});

/**
 * Reads an ATT&CK Navigator layer, versions 3.0 to 4.x. What we do not know in it is passed over, not refused.
 *
 * @param text - the file's
 * @throws CoverageError `invalid_input`: no JSON, no layer, a version or domain that nobody writes
 */
export function readNavigatorLayer(text: string): ImportedLayer {
  const layer = layerSchema.safeParse(parseJson(text));
  if (!layer.success) {
    throw refused(
      `it has no ${layer.error.issues.map(({ path }) => path.join('.') || 'fields of one').join(', ')}`
    );
  }
  const { name, techniques, versions } = layer.data;
  checkVersion(versions?.layer ?? layer.data.version ?? '4.0');
  const notes: string[] = [];
  const marked = new Map<TechniqueId, ImportedTechnique>();
  techniques.forEach((entry, n) => {
    const parsed = techniqueSchema.safeParse(entry);
    const id = parsed.success ? normalizeTechniqueId(parsed.data.techniqueID) : null;
    if (!parsed.success || id === null) {
      notes.push(`Entry ${n + 1} names no technique: ${JSON.stringify(entry).slice(0, 80)}`);
      return;
    }
    if (isMarked(parsed.data)) marked.set(id, merge(id, marked.get(id), parsed.data));
  });
  return {
    name,
    domain: domainOf(layer.data.domain),
    version: versions?.attack?.split('.')[0] || null,
    techniques: [...marked.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    notes,
  };
}

const refused = (why: string) =>
  new CoverageError(
    'invalid_input',
    `This is no ATT&CK Navigator layer: ${why}. Save one in Navigator as JSON ("download layer as json").`
  );

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused(`it is no JSON, but begins with ${JSON.stringify(text.trim().slice(0, 30))}`);
  }
}

function checkVersion(version: string): void {
  const major = Number(version.split('.')[0]);
  if (major !== 3 && major !== 4) {
    throw refused(`its layer version is ${version}; 3.0 and 4.x are read`);
  }
}

/** `enterprise-attack`, and `mitre-enterprise` as before 4.0. */
function domainOf(text: string): Domain {
  const found = DOMAINS.find((domain) => text === `${domain}-attack` || text === `mitre-${domain}`);
  if (found === undefined) throw refused(`its domain is ${text}`);
  return found;
}

type Entry = z.infer<typeof techniqueSchema>;

const isMarked = ({ score, color, comment, enabled }: Entry): boolean =>
  enabled !== false && (typeof score === 'number' || Boolean(color) || Boolean(comment));

function merge(
  id: TechniqueId,
  before: ImportedTechnique | undefined,
  { score, color, comment }: Entry
): ImportedTechnique {
  const scores = [before?.score, score].filter(
    (value): value is number => typeof value === 'number'
  );
  return {
    id,
    score: scores.length === 0 ? null : Math.max(...scores),
    color: before?.color ?? (color || null),
    comment: before?.comment || comment || '',
  };
}
