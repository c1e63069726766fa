import { normalizeTechniqueId, parentTechniqueId, type TechniqueId } from '../attack/ids';
import { GRAMMAR, roleOfKey, saysNothing } from './grammar';
import type {
  ParsedRuleName,
  RuleNameProblem,
  RuleNameTag,
  RuleNameTechnique,
} from './parsed_rule_name';
import { findIdsInProse } from './prose_ids';
import {
  endsItem,
  findAssign,
  findIdEnd,
  findSeparator,
  findValueEnd,
  isLetterT,
  skipBetweenFields,
  skipBetweenIds,
  sliceTrimmed,
} from './scan';

/** What has been found so far; filled from left to right, then finished once. */
interface Draft {
  readonly found: RuleNameTechnique[];
  readonly names: string[];
  readonly tags: RuleNameTag[];
  readonly problems: RuleNameProblem[];
}

/**
 * Reads a Sysmon rule name in any of the dialects that public configurations use.
 *
 * An id counts when it stands under a key that names ids or leads the name; a parent does not count where a
 * sub-technique of it is named beside it. Values may contain separators: a value ends where the next
 * `key=` starts. Mistakes are data (`problems`), and nothing typed is lost: every value is a piece of `text`.
 *
 * @param text - a rule name as Sysmon logged it; any text, any length
 * @returns what it says; never throws, in time linear in the length of the text
 * @see docs/rule_names.md for the dialects, with examples
 */
export function parseRuleName(text: string): ParsedRuleName {
  const draft: Draft = { found: [], names: [], tags: [], problems: [] };
  if (sliceTrimmed(text, 0, text.length) !== GRAMMAR.nothing) readFields(text, draft);
  const { techniques, covered_parents } = leaveOutParents(draft.found);
  const { names, tags } = draft;
  return {
    text,
    kind: techniques.length > 0 ? 'tagged' : names.length + tags.length > 0 ? 'untagged' : 'empty',
    techniques,
    covered_parents,
    names,
    tags,
    analytic_type: analyticTypeOf(tags),
    problems: [...draft.problems, ...idsInProse(draft)],
  };
}

function readFields(text: string, draft: Draft): void {
  let at = skipBetweenFields(text, readIds(text, 0, '', draft));
  while (at < text.length) {
    at = skipBetweenFields(text, readField(text, at, draft));
  }
}

/** Reads one field or one piece of free text that starts at `at`; returns where it ends. */
function readField(text: string, at: number, draft: Draft): number {
  const assign = findAssign(text, at);
  if (assign < 0) {
    const end = findSeparator(text, at);
    draft.tags.push({ key: '', value: sliceTrimmed(text, at, end) });
    return end;
  }
  const key = sliceTrimmed(text, at, assign);
  const role = roleOfKey(key);
  const takesIds = role === 'id' || role === 'id_or_name';
  const idsEnd = takesIds ? readIds(text, assign + 1, key, draft) : 0;
  if (idsEnd > 0) return idsEnd;
  const end = findValueEnd(text, assign + 1);
  const value = sliceTrimmed(text, assign + 1, end);
  if (role === 'id') {
    const kind = saysNothing(value) ? 'empty_id' : 'malformed_id';
    draft.problems.push({ kind, key, value });
  }
  const isName = (role === 'name' || role === 'id_or_name') && !saysNothing(value);
  if (isName) draft.names.push(value);
  else draft.tags.push({ key, value });
  return end;
}

/**
 * Reads the ids that a value starts with; the value is the whole name where `key` is empty.
 * Without its T an id counts only under a key, on its own (`1210`, not `2019 campaign`), and before the first with T.
 *
 * @returns the end of the last id, 0 where there is none
 */
function readIds(text: string, start: number, key: string, draft: Draft): number {
  let end = 0;
  let needsT = key === '';
  for (;;) {
    const at = skipBetweenIds(text, end === 0 ? start : end);
    const idEnd = findIdEnd(text, at);
    if (idEnd < 0) return end;
    const hasT = isLetterT(text, at);
    if (!hasT && (needsT || !endsItem(text, idEnd))) return end;
    const raw = text.slice(at, idEnd);
    const id = normalizeTechniqueId(raw);
    if (id === null) return end;
    draft.found.push({ id, raw, from: key === '' ? 'leading' : 'key' });
    if (!hasT) draft.problems.push({ kind: 'id_without_t', key, value: raw });
    needsT = needsT || hasT;
    end = idEnd;
  }
}

function leaveOutParents(found: readonly RuleNameTechnique[]) {
  const parents = new Set<TechniqueId | null>(found.map(({ id }) => parentTechniqueId(id)));
  const seen = new Set<TechniqueId>();
  const techniques: RuleNameTechnique[] = [];
  const covered_parents: TechniqueId[] = [];
  for (const technique of found) {
    if (seen.has(technique.id)) continue;
    seen.add(technique.id);
    if (parents.has(technique.id)) covered_parents.push(technique.id);
    else techniques.push(technique);
  }
  return { techniques, covered_parents };
}

function analyticTypeOf(tags: readonly RuleNameTag[]): string | null {
  const tag = tags.find(({ key, value }) => roleOfKey(key) === 'analytic' && !saysNothing(value));
  return tag ? tag.value : null;
}

function idsInProse({ found, names, tags }: Draft): RuleNameProblem[] {
  const reported = new Set<string>(found.map(({ id }) => id));
  const problems: RuleNameProblem[] = [];
  for (const { key, value } of [...names.map((name) => ({ key: '', value: name })), ...tags]) {
    for (const id of findIdsInProse(value)) {
      if (reported.has(id)) continue;
      reported.add(id);
      problems.push({ kind: 'id_in_prose', key, value: id });
    }
  }
  return problems;
}
