import { type CatalogueIndex, resolveTechnique } from '../attack/catalogue_index';
import type { TechniqueId } from '../attack/ids';
import { techniqueIdsIn } from '../coverage/count';
import type { Cell, Segment, Step } from '../http/troubleshoot';
import type { ViewFilter } from '../http/view_filter';
import { catalogueLookup } from '../rule_name/catalogue_lookup';
import { checkRuleName } from '../rule_name/check';
import { parseRuleName } from '../rule_name/parse';
import type { ParsedRuleName, RuleNameProblemKind } from '../rule_name/parsed_rule_name';
import type { Source } from '../sources/source';
import { step } from './step';

type Catalogue = CatalogueIndex;

const PROBLEM_NOTES: Readonly<Record<RuleNameProblemKind, string>> = {
  id_without_t: 'an id without its T: counted, the T was added',
  empty_id: 'a key for an id with nothing behind it',
  malformed_id: 'a key for an id, but what stands there is none',
  id_in_prose: 'an id inside text: reported, not counted',
};

/** What the grammar made of each piece of a rule name. */
export function segmentsOf(parsed: ParsedRuleName): readonly Segment[] {
  return [
    ...parsed.techniques.map(({ id, raw, from }): Segment => ({
      text: raw,
      meaning: 'counts',
      note:
        (from === 'key' ? 'stands under a key for ids' : 'leads the name') +
        (raw === id ? '' : `, read as ${id}`),
    })),
    ...parsed.covered_parents.map((id): Segment => ({
      text: id,
      meaning: 'covered_parent',
      note: 'its sub-technique stands beside it and counts instead',
    })),
    ...parsed.names.map((text): Segment => ({
      text,
      meaning: 'name',
      note: 'a technique name: kept, but ids decide',
    })),
    ...parsed.tags.map(({ key, value }): Segment =>
      key === ''
        ? { text: value, meaning: 'free_text', note: 'text without a key: kept' }
        : { text: `${key}=${value}`, meaning: 'tag', note: 'kept as a custom tag' }
    ),
    ...parsed.problems.map(({ kind, key, value }): Segment => ({
      text: value || `${key}=`,
      meaning: 'problem',
      note: PROBLEM_NOTES[kind],
    })),
  ];
}

export interface ReadValues {
  readonly step: Step;
  readonly ids: readonly TechniqueId[];
  readonly segments: readonly Segment[];
}

/** What the value says: the grammar for a rule name, ids as they are where a pipeline split them. */
export function readValues(values: readonly string[], tagsFrom: Source['tags_from']): ReadValues {
  const ids = [
    ...new Set(
      ([] as TechniqueId[]).concat(...values.map((text) => [...techniqueIdsIn(text, tagsFrom)]))
    ),
  ];
  const parsed = tagsFrom === 'rule_name' ? values.map(parseRuleName) : [];
  const segments = ([] as Segment[]).concat(...parsed.map((each) => [...segmentsOf(each)]));
  if (ids.length > 0) {
    const how = tagsFrom === 'rule_name' ? 'The rule name counts for' : 'The field holds';
    const attention = parsed.some(({ problems }) => problems.length > 0);
    const text = `${how} ${ids.join(', ')}.`;
    return { ids, segments, step: step('rule_name', attention ? 'attention' : 'passed', text) };
  }
  return { ids, segments, step: whyNoId(values, parsed) };
}

function whyNoId(values: readonly string[], parsed: readonly ParsedRuleName[]): Step {
  if (parsed.length === 0) {
    return step('rule_name', 'failed', `The field holds no technique id: ${values.join(', ')}.`, {
      advice:
        'The pipeline that fills this field wrote something else into it. Look at the pipeline.',
    });
  }
  if (parsed.every(({ kind }) => kind === 'empty')) {
    return step(
      'rule_name',
      'failed',
      'The rule name says nothing: Sysmon writes “-” for a rule without a name.',
      {
        advice: 'Give the rule a name such as technique_id=T1055,technique_name=Process Injection.',
      }
    );
  }
  const inProse = parsed.some(({ problems }) =>
    problems.some(({ kind }) => kind === 'id_in_prose')
  );
  return inProse
    ? step(
        'rule_name',
        'failed',
        'The rule name mentions an id inside text, and such ids do not count.',
        {
          advice:
            'Put the id under a key: technique_id=T1055. The Tag health page writes the whole name.',
        }
      )
    : step('rule_name', 'failed', 'The rule name names no technique.', {
        advice: 'Add technique_id=… to the name of the rule if it stands for a technique.',
      });
}

export interface CataloguedIds {
  readonly steps: readonly Step[];
  readonly cells: readonly Cell[];
}

/** What the catalogue says of the ids, and which cells the view shows. */
export function lookUp(
  ids: readonly TechniqueId[],
  values: readonly string[],
  catalogue: Catalogue,
  filter: Pick<ViewFilter, 'platform' | 'tactics'>
): CataloguedIds {
  const release =
    `ATT&CK ${catalogue.catalogue.domain} ${catalogue.catalogue.version ?? ''}`.trim();
  const details: Record<string, string> = {};
  const cells = new Map<string, Cell>();
  let redirected = false;
  for (const id of ids) {
    const resolved = resolveTechnique(catalogue, id);
    const live = resolved.kind === 'live' || resolved.kind === 'redirected' ? resolved.id : null;
    details[id] = describeResolved(resolved, catalogue);
    redirected = redirected || resolved.kind === 'redirected';
    if (live !== null) cells.set(live, cellOf(live, catalogue, filter));
  }
  for (const problem of nameProblems(values, catalogue)) details[problem.id] += `; ${problem.text}`;
  const found = [...cells.values()];
  const all = found.length > 0 && Object.keys(details).length === found.length && !redirected;
  const step1 =
    found.length === 0
      ? step('catalogue', 'failed', `${release} has no live technique for ${ids.join(', ')}.`, {
          details,
          advice:
            'The count is listed as unknown beside the matrix. Write the id of a live technique into the rule, or choose the release that the rules were written for.',
        })
      : step(
          'catalogue',
          all ? 'passed' : 'attention',
          `${release} knows ${found.map(({ id, name }) => `${id} ${name}`).join(', ')}.`,
          { details }
        );
  return {
    steps: found.length === 0 ? [step1] : [step1, platformStep(found, filter)],
    cells: found,
  };
}

function nameProblems(values: readonly string[], catalogue: Catalogue) {
  const problems: { id: TechniqueId; text: string }[] = [];
  for (const value of values) {
    for (const problem of checkRuleName(parseRuleName(value), catalogueLookup(catalogue))) {
      if (problem.kind === 'id_name_disagree') {
        const text = `the name typed is ${problem.names.join(', ')}: the id decides`;
        problems.push({ id: problem.id, text });
      }
    }
  }
  return problems;
}

function describeResolved(
  resolved: ReturnType<typeof resolveTechnique>,
  { techniqueById, retiredById }: Catalogue
): string {
  switch (resolved.kind) {
    case 'live':
      return `live: ${techniqueById.get(resolved.id)?.name ?? ''}`;
    case 'redirected':
      return `revoked (${retiredById.get(resolved.from)?.name ?? ''}): counts for ${resolved.id} ${techniqueById.get(resolved.id)?.name ?? ''}, at the end of the chain of revocations`;
    case 'retired':
      return `${resolved.status} without a live successor`;
    case 'unknown':
      return 'not in this release';
  }
}

function cellOf(
  id: TechniqueId,
  { techniqueById, tacticById }: Catalogue,
  { platform, tactics }: Pick<ViewFilter, 'platform' | 'tactics'>
): Cell {
  const technique = techniqueById.get(id);
  const tacticIds = technique?.tactic_ids ?? [];
  const onPlatform = platform === 'all' || (technique?.platforms ?? []).includes(platform);
  const inTactic = tactics.length === 0 || tacticIds.some((tactic) => tactics.includes(tactic));
  return {
    id,
    name: technique?.name ?? '',
    tactics: tacticIds.map((tactic) => tacticById.get(tactic)?.name ?? tactic),
    shown: onPlatform && inTactic,
  };
}

function platformStep(
  cells: readonly Cell[],
  { platform, tactics }: Pick<ViewFilter, 'platform' | 'tactics'>
): Step {
  const hidden = cells.filter(({ shown }) => !shown).map(({ id }) => id);
  const view = `platform ${platform}${tactics.length > 0 ? `, tactics ${tactics.join(', ')}` : ''}`;
  if (hidden.length === 0) {
    return step('platform', 'passed', `The view shows it (${view}).`);
  }
  return step(
    'platform',
    'attention',
    `The view hides ${hidden.join(', ')} (${view}): counted, but not drawn.`,
    {
      advice: 'Choose “All platforms” in the matrix, or a platform of the technique.',
    }
  );
}
