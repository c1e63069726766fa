import { join } from 'node:path';
import { indexCatalogue } from '../common/attack/catalogue_index';
import type { TechniqueId } from '../common/attack/ids';
import { CoverageError } from '../common/errors';
import { catalogueLookup } from '../common/rule_name/catalogue_lookup';
import {
  checkRuleName,
  type CatalogueLookup,
  type CatalogueProblem,
} from '../common/rule_name/check';
import { parseRuleName } from '../common/rule_name/parse';
import type { RuleNameProblem, RuleNameTag } from '../common/rule_name/parsed_rule_name';
import { createBuiltinCatalogues } from '../server/catalogue/builtin';

const USAGE = 'Usage: rule-name TEXT... [--json]   (put -- before texts that start with a dash)';
const RELEASE = { domain: 'enterprise', version: '18.1' } as const;
const DATA_DIR = join(__dirname, '..', 'server', 'catalogue', 'data');

export interface RuleNameIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** One rule name, as `--json` prints it. */
interface RuleNameReport {
  readonly text: string;
  /** `current_id`: the live id in ATT&CK enterprise 18.1 after redirects; null where there is none. */
  readonly techniques: readonly {
    readonly id: TechniqueId;
    readonly current_id: TechniqueId | null;
  }[];
  readonly names: readonly string[];
  readonly tags: readonly RuleNameTag[];
  readonly analytic_type: string | null;
  readonly problems: readonly (RuleNameProblem | CatalogueProblem)[];
}

/** Lookup in the built-in enterprise catalogue. */
const builtinLookup = (): CatalogueLookup =>
  catalogueLookup(
    indexCatalogue(
      createBuiltinCatalogues({ dataDir: DATA_DIR }).read(RELEASE.domain, RELEASE.version)
    )
  );

/**
 * `rule-name TEXT... [--json]`: says what Sysmon rule names mean.
 *
 * @param args - what follows the command's name
 * @param openCatalogue - where ids are looked up; called once the arguments are known to be right
 * @returns the exit code: 0, also where rule names have problems, since those are the answer
 * @throws CoverageError `invalid_input` with the usage for wrong arguments
 */
export async function runRuleName(
  args: readonly string[],
  { stdout }: RuleNameIo,
  openCatalogue: () => CatalogueLookup = builtinLookup
): Promise<number> {
  const { texts, json } = readArguments(args);
  const catalogue = openCatalogue();
  const reports = texts.map((text) => buildReport(text, catalogue));
  stdout(json ? `${JSON.stringify(reports, null, 2)}\n` : printTable(reports));
  return 0;
}

function readArguments(args: readonly string[]): { texts: readonly string[]; json: boolean } {
  const divider = args.indexOf('--');
  const options = divider < 0 ? args : args.slice(0, divider);
  const literal = divider < 0 ? [] : args.slice(divider + 1);
  const unknown = options.find((arg) => arg.startsWith('--') && arg !== '--json');
  if (unknown !== undefined)
    throw new CoverageError('invalid_input', `There is no option ${unknown}. ${USAGE}`);
  const texts = [...options.filter((arg) => arg !== '--json'), ...literal];
  if (texts.length === 0)
    throw new CoverageError('invalid_input', `Name at least one text. ${USAGE}`);
  return { texts, json: options.includes('--json') };
}

function buildReport(text: string, catalogue: CatalogueLookup): RuleNameReport {
  const parsed = parseRuleName(text);
  const { names, tags, analytic_type } = parsed;
  const techniques = parsed.techniques.map(({ id }) => ({
    id,
    current_id: currentId(id, catalogue),
  }));
  const problems = [...parsed.problems, ...checkRuleName(parsed, catalogue)];
  return { text, techniques, names, tags, analytic_type, problems };
}

function currentId(id: TechniqueId, catalogue: CatalogueLookup): TechniqueId | null {
  const resolved = catalogue.resolve(id);
  return resolved.kind === 'live' || resolved.kind === 'redirected' ? resolved.id : null;
}

function printTable(reports: readonly RuleNameReport[]): string {
  const head = ['RULE NAME', 'TECHNIQUES', 'ANALYTIC TYPE', 'OTHER TAGS', 'PROBLEMS'];
  const rows = [head, ...reports.map(printRow)];
  const widths = head.map((_title, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length))
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

const printRow = ({ text, techniques, analytic_type, tags, problems }: RuleNameReport): string[] =>
  [
    text,
    techniques.map(printTechnique).join(', '),
    analytic_type ?? '',
    tags.map(({ key, value }) => (key === '' ? value : `${key}=${value}`)).join(', '),
    problems.map(printProblem).join(', '),
  ].map((cell) => showControls(cell) || '-');

function printTechnique({ id, current_id }: RuleNameReport['techniques'][number]): string {
  if (current_id === null) return `${id} (not live)`;
  return id === current_id ? id : `${id} → ${current_id}`;
}

function printProblem(problem: RuleNameProblem | CatalogueProblem): string {
  const what = 'id' in problem ? problem.id : problem.value || problem.key;
  const expected = problem.kind === 'id_name_disagree' ? ` is "${problem.expected}"` : '';
  return `${problem.kind.replace(/_/g, ' ')}: ${what}${expected}`;
}

/** A rule name may hold anything; a terminal must not obey it. */
const showControls = (text: string): string =>
  text.replace(
    /\p{Cc}/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`
  );
