import { CoverageError } from '../common/errors';
import { type ViewFilter, viewFilterSchema } from '../common/http/view_filter';

/** Options of every command that looks at a view: `--from now-7d --platform Windows --host a --host b`. */
export const VIEW_OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  query: { type: 'string' },
  source: { type: 'string', multiple: true },
  domain: { type: 'string' },
  version: { type: 'string' },
  platform: { type: 'string' },
  tactic: { type: 'string', multiple: true },
  host: { type: 'string', multiple: true },
  'analytic-type': { type: 'string', multiple: true },
  suppressed: { type: 'string' },
} as const;

export const VIEW_USAGE = `  --from TIME --to TIME   ISO 8601 or relative, now-30d to now by default
  --query LUCENE          only these events
  --platform NAME         "Windows" by default, "all" for every one
  --source ID, --tactic ID, --host NAME, --analytic-type TEXT   each may be repeated
  --domain NAME --version RELEASE   ATT&CK release, the one in use by default
  --suppressed include    count what is suppressed, too`;

type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/**
 * The view that arguments name.
 *
 * @throws CoverageError `invalid_input`, naming the argument
 */
export function readView(values: Values, usage: string): ViewFilter {
  const named = {
    from: values.from,
    to: values.to,
    query: values.query,
    sources: values.source,
    domain: values.domain,
    version: values.version,
    platform: values.platform,
    tactics: values.tactic,
    hosts: values.host,
    analytic_types: values['analytic-type'],
    suppressed: values.suppressed,
  };
  const parsed = viewFilterSchema.safeParse(named);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
  throw new CoverageError('invalid_input', `${issues.join('\n')}\n${usage}`);
}
