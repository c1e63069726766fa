import { LineCounter, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { isTechniqueId, type TechniqueId } from '../attack/ids';
import type { DetectionRule } from '../http/rule_sets';

/** What could not be read, and where. */
export interface SigmaProblem {
  readonly file: string;
  /** From 1; null where it is of the whole document. */
  readonly line: number | null;
  readonly message: string;
}

export interface SigmaRules {
  readonly rules: readonly DetectionRule[];
  readonly problems: readonly SigmaProblem[];
  /** Documents that are no rules: filters, pipelines, settings. */
  readonly other: number;
  /** Rules that their authors withdrew (`status: deprecated` or `unsupported`). */
  readonly withdrawn: number;
}

const word = z.string().max(256).nullish();
const ruleSchema = z
  .object({
    id: z.string().max(256).nullish(),
    title: z.string().min(1).max(1_024),
    status: z.string().nullish(),
    tags: z.array(z.string()).nullish(),
    logsource: z.object({ product: word, category: word, service: word }).loose().nullish(),
  })
  .loose();

const WITHDRAWN = new Set(['deprecated', 'unsupported']);
/** `attack.t1059.001` */
const TAG = /^attack\.(t\d{4}(?:\.\d{3})?)$/i;

/**
 * The rules of one Sigma file (YAML, one document or several; `correlation` rules too).
 *
 * @param file - its name, for messages, and as id of a rule without one
 * @see https://github.com/SigmaHQ/sigma-specification
 */
export function readSigmaRules(text: string, file: string): SigmaRules {
  const lines = new LineCounter();
  const rules: DetectionRule[] = [];
  const problems: SigmaProblem[] = [];
  let other = 0;
  let withdrawn = 0;
  const documents = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false });
  for (const [position, document] of ('empty' in documents ? [] : documents).entries()) {
    const [error] = document.errors;
    if (error !== undefined) {
      const { line } = lines.linePos(error.pos[0]);
      problems.push({ file, line, message: error.message.split('\n')[0] ?? error.message });
      continue;
    }
    const content = toPlain(document);
    if (!looksLikeRule(content)) {
      other += 1;
      continue;
    }
    const parsed = ruleSchema.safeParse(content);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      problems.push({ file, line: null, message: `${issue?.path.join('.')}: ${issue?.message}` });
    } else if (WITHDRAWN.has(parsed.data.status ?? '')) withdrawn += 1;
    else rules.push(toRule(parsed.data, position === 0 ? file : `${file}#${position + 1}`));
  }
  return { rules, problems, other, withdrawn };
}

/** Aliases that unfold without end are an error of the library, and a document that is no rule to us. */
function toPlain(document: { toJS(options: { maxAliasCount: number }): unknown }): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return null;
  }
}

const looksLikeRule = (content: unknown): boolean =>
  typeof content === 'object' &&
  content !== null &&
  ('detection' in content || 'correlation' in content);

function toRule(rule: z.output<typeof ruleSchema>, place: string): DetectionRule {
  const ids = (rule.tags ?? []).flatMap((tag): TechniqueId[] => {
    const id = TAG.exec(tag.trim())?.[1]?.toUpperCase() ?? '';
    return isTechniqueId(id) ? [id] : [];
  });
  const { product = null, category = null, service = null } = rule.logsource ?? {};
  return {
    id: rule.id ?? place,
    name: rule.title,
    techniques: [...new Set(ids)],
    log_source: !rule.logsource ? null : { product, category, service },
  };
}
