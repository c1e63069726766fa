import { resolveTechnique, type CatalogueIndex } from '../attack/catalogue_index';
import type { Technique } from '../attack/catalogue';
import { isTechniqueId, type TechniqueId } from '../attack/ids';
import { catalogueLookup } from '../rule_name/catalogue_lookup';
import { checkRuleName } from '../rule_name/check';
import { roleOfKey } from '../rule_name/grammar';
import { parseRuleName } from '../rule_name/parse';
import type { ParsedRuleName, RuleNameTag } from '../rule_name/parsed_rule_name';
import { printRuleName } from '../rule_name/print';
import { findIdsInProse } from '../rule_name/prose_ids';

type Index = Pick<CatalogueIndex, 'techniqueById' | 'retiredById'>;

/** What a rule's author may have meant: live techniques with ATT&CK's names, and the rest as typed. */
interface Reading {
  readonly techniques: readonly Technique[];
  readonly names: readonly string[];
  readonly tags: readonly RuleNameTag[];
}

/** Makes `correctRuleName` for one catalogue; the names are indexed once. */
export function createCorrection(index: Index): (text: string) => readonly string[] {
  const byName = indexByName(index);
  return (text) => correctRuleName(text, index, byName);
}

/**
 * What to write instead of a rule name with problems.
 *
 * Revoked ids become their successors, a T is added, an id in prose is moved under `technique_id`, a name that
 * only one live technique has gives the id that is missing. Where id and name name different techniques, both
 * readings are offered: nothing is guessed, the author chooses. Custom tags stay.
 *
 * @returns rule names that the catalogue finds nothing wrong with, best first; empty where only the author can
 *   say what was meant (an unknown id, a deprecated one)
 */
function correctRuleName(
  text: string,
  index: Index,
  byName: ReadonlyMap<string, Technique>
): readonly string[] {
  const parsed = parseRuleName(text);
  const byIds = readByIds(parsed, index, byName);
  const byNames = readByNames(parsed, index, byName);
  const readings = [byIds, byNames !== null && isSameTags(byIds, byNames) ? null : byNames];
  return readings
    .filter((reading): reading is Reading => reading !== null)
    .map(printReading)
    .filter((candidate) => candidate !== text && isRight(candidate, index));
}

const isSameTags = (one: Reading | null, other: Reading): boolean =>
  one !== null && idsOf(one) === idsOf(other);

const idsOf = ({ techniques }: Reading): string => techniques.map(({ id }) => id).join(' ');

const printReading = ({ techniques, names, tags }: Reading): string =>
  printRuleName({
    techniques: techniques.map(({ id }) => ({ id, raw: id, from: 'key' as const })),
    names,
    tags,
  });

/** The ids decide: names that do not fit them are replaced by ATT&CK's. */
function readByIds(
  parsed: ParsedRuleName,
  index: Index,
  byName: ReadonlyMap<string, Technique>
): Reading | null {
  const counted = parsed.techniques.map(({ id }) => id);
  const inProse = counted.length === 0 ? proseIds(parsed) : [];
  const ids = counted.length > 0 ? counted : inProse;
  const live = ids.map((id) => liveTechnique(id, index));
  if (ids.length === 0) return readByNames(parsed, index, byName);
  if (live.some((technique) => technique === null)) return null;
  const techniques = unique(live.filter((technique): technique is Technique => technique !== null));
  const tags = withoutBadIds(parsed).map((tag) => ({ ...tag, value: renameIds(tag.value, index) }));
  const typed = parsed.names.map((name) => renameIds(name, index));
  return { techniques, names: namesFor(typed, ids, techniques, index), tags };
}

/** The names decide, where each of them is that of exactly one live technique. */
function readByNames(
  parsed: ParsedRuleName,
  index: Index,
  byName: ReadonlyMap<string, Technique>
): Reading | null {
  const found = parsed.names.map((name) => byName.get(squash(name)));
  if (found.length === 0 || found.some((technique) => technique === undefined)) return null;
  const techniques = unique(
    found.filter((technique): technique is Technique => technique !== undefined)
  );
  const tags = withoutBadIds(parsed).map((tag) => ({ ...tag, value: renameIds(tag.value, index) }));
  return { techniques, names: techniques.map(({ name }) => name), tags };
}

/** Names as typed where they fit, else ATT&CK's; fewer names than ids are left alone, as in `checkRuleName`. */
function namesFor(
  typed: readonly string[],
  ids: readonly TechniqueId[],
  techniques: readonly Technique[],
  index: Index
): readonly string[] {
  if (typed.length < ids.length) return typed.length === 0 ? nameOfOne(techniques) : typed;
  const fit = typed.filter((name) => ids.some((id) => fits(id, name, index)));
  const wanted = techniques.map((technique) => {
    const own = typed.find((name) => fits(technique.id, name, index));
    return own ?? technique.name;
  });
  const rest = fit.filter((name) => techniques.some(({ id }) => fits(id, name, index)));
  return [...new Set([...wanted, ...rest])];
}

const nameOfOne = (techniques: readonly Technique[]): readonly string[] =>
  techniques.length === 1 ? techniques.map(({ name }) => name) : [];

const fits = (id: TechniqueId, name: string, index: Index): boolean =>
  !checkRuleName(
    { techniques: [{ id, raw: id, from: 'key' }], names: [name] },
    catalogueLookup(index)
  ).some(({ kind }) => kind === 'id_name_disagree');

const liveTechnique = (id: TechniqueId, index: Index): Technique | null => {
  const resolved = resolveTechnique(index, id);
  const live = resolved.kind === 'live' || resolved.kind === 'redirected';
  return live ? (index.techniqueById.get(resolved.id) ?? null) : null;
};

const proseIds = ({ problems }: ParsedRuleName): readonly TechniqueId[] =>
  problems
    .filter(({ kind }) => kind === 'id_in_prose')
    .map(({ value }) => value)
    .filter(isTechniqueId);

/** Tags without keys that name ids but hold none: the id stands in front now. */
const withoutBadIds = ({ tags }: ParsedRuleName): readonly RuleNameTag[] =>
  tags.filter(({ key }) => {
    const role = roleOfKey(key);
    return role !== 'id' && role !== 'id_or_name' && role !== 'name';
  });

/** Ids inside text follow ATT&CK too, so that the text and the id in front of it agree. */
function renameIds(value: string, index: Index): string {
  let renamed = value;
  for (const id of findIdsInProse(value)) {
    const live = isTechniqueId(id) ? liveTechnique(id, index) : null;
    if (live !== null && live.id !== id) renamed = renamed.split(id).join(live.id);
  }
  return renamed;
}

function isRight(text: string, index: Index): boolean {
  const parsed = parseRuleName(text);
  const wrong = [...parsed.problems, ...checkRuleName(parsed, catalogueLookup(index))];
  return parsed.techniques.length > 0 && wrong.length === 0;
}

function indexByName({ techniqueById }: Index): ReadonlyMap<string, Technique> {
  const byName = new Map<string, Technique>();
  const ambiguous = new Set<string>();
  for (const technique of techniqueById.values()) {
    const name = squash(technique.name);
    if (byName.has(name)) ambiguous.add(name);
    byName.set(name, technique);
  }
  for (const name of ambiguous) byName.delete(name);
  return byName;
}

const unique = (techniques: readonly Technique[]): readonly Technique[] => [...new Set(techniques)];

const squash = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '');
