import type { TagProblemKind, TagRow } from '../../../common/http/tag_health';

interface ProblemLabel {
  readonly title: string;
  /** What it means for the count, and what to do. */
  readonly meaning: string;
  readonly color: 'danger' | 'warning' | 'default';
}

export const PROBLEM_LABELS: Readonly<Record<TagProblemKind, ProblemLabel>> = {
  unknown_id: {
    title: 'Unknown id',
    meaning: 'Not in this ATT&CK release: listed as unknown, in no cell',
    color: 'danger',
  },
  malformed_id: {
    title: 'Malformed id',
    meaning: 'A key for an id, but what stands there is none: not counted',
    color: 'danger',
  },
  empty_id: {
    title: 'Empty id',
    meaning: 'A key for an id with nothing behind it: not counted',
    color: 'danger',
  },
  id_in_prose: {
    title: 'Id in prose',
    meaning: 'An id inside text: reported, not counted',
    color: 'danger',
  },
  deprecated: {
    title: 'Deprecated id',
    meaning: 'Withdrawn by ATT&CK without a successor: in no cell',
    color: 'danger',
  },
  revoked: {
    title: 'Revoked id',
    meaning: 'Replaced by ATT&CK: counts for its successor',
    color: 'warning',
  },
  id_name_disagree: {
    title: 'Id and name disagree',
    meaning: 'The id is counted; the name is that of something else',
    color: 'warning',
  },
  id_without_t: {
    title: 'Id without T',
    meaning: 'Counted, the T was added; other tools may not',
    color: 'default',
  },
};

/** A row of the page in words: heading of what opens behind it. */
export function titleOfRow(row: TagRow): string {
  switch (row.row) {
    case 'problem':
      return `${PROBLEM_LABELS[row.kind].title}${row.subject === '' ? '' : `: ${row.subject}`}`;
    case 'custom_tag':
      return row.key === '' ? 'Free text' : `Custom tag: ${row.key}`;
    case 'analytic_type':
      return row.value === null ? 'No analytic type' : `Analytic type: ${row.value}`;
    case 'unnamed':
      return 'Events without a rule name';
    case 'named_only':
      return 'Rule names without a technique';
  }
}
