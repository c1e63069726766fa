/**
 * What the value of a key means:
 * - `id`: technique ids; anything else there is a mistake worth a report
 * - `id_or_name`: technique ids, otherwise a technique name (configurations use `Technique=` for both)
 * - `name`: a technique name
 * - `analytic`: the analytic type of the rule
 */
export type KeyRole = 'id' | 'id_or_name' | 'name' | 'analytic';

/**
 * Every fact of the rule-name grammar, once. The parser here, the Elasticsearch ingest pipeline and the
 * Logstash filter are all built from this table; raise `version` when it or the algorithm changes, so that
 * an installed pipeline can be told apart from the current one.
 *
 * @see docs/rule_names.md for the dialects and where they come from
 */
export const GRAMMAR = {
  version: 1,
  /** White space; a closed list, because languages disagree about what else is white. */
  blanks: ' \t\n\v\f\r',
  /** Between two fields, provided that a key follows; otherwise part of the value. */
  separators: ',;',
  assign: '=',
  /** May stand between two ids of a list, besides blanks. Contains the separators. */
  id_joiners: ',;|/&+',
  /** May follow an id directly, besides blanks and joiners: `T1055: Injection`, `T1055(Injection)`. */
  id_ends: ':(',
  /** Between a technique and its sub-technique: `T1055.001`, `T1055/001`. */
  sub_marks: './',
  technique_digits: 4,
  sub_digits: 3,
  /** A key starts with an ASCII letter and goes on with letters, digits, blanks and these. */
  key_punctuation: '_-.',
  /** In characters, to keep `key=` apart from prose with an equals sign, and the parser linear. */
  max_key_length: 64,
  /** Sysmon and its shippers write this for "no value". */
  nothing: '-',
  /** Keys with a meaning of ours, as `squashKey` spells them: `technique_id`, `TechniqueID` and `technique id` are one. */
  keys: {
    techniqueid: 'id',
    subtechniqueid: 'id',
    mitreref: 'id',
    attack: 'id',
    technique: 'id_or_name',
    techniquename: 'name',
    subtechniquename: 'name',
    analytic: 'analytic',
  } satisfies Readonly<Record<string, KeyRole>>,
  /** Names of the fields that an enriched event carries, behind the prefix; other keys give their own. */
  fields: {
    technique_id: 'technique_id',
    technique_name: 'technique_name',
    /** Values under an id key that are not ids: they must not look like counted ones. */
    malformed_id: 'malformed_id',
    /** Segments without a key. */
    free_text: 'free_text',
  },
} as const;

const ROLES: ReadonlyMap<string, KeyRole> = new Map(Object.entries(GRAMMAR.keys));

/** `Technique ID` → `techniqueid`: ASCII letters and digits only, lower case. */
export const squashKey = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** `Phase Name` → `phase_name`: the form in which a key becomes part of a field name; `MitreURL` → `mitreurl`. */
export const normalizeKey = (key: string): string =>
  key
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/_$/, '');

/** What the grammar knows of a key; null for a custom one. */
export const roleOfKey = (key: string): KeyRole | null => ROLES.get(squashKey(key)) ?? null;

/** True for values that say nothing: empty or `-`. */
export const saysNothing = (value: string): boolean => value === '' || value === GRAMMAR.nothing;
