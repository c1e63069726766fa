import fc from 'fast-check';

const IDS = [
  'T1055',
  'T1055.001',
  'T1518',
  'T1518.001',
  't1003.1',
  '1210',
  'T10555',
  'T105',
  'T1055/12',
];
const KEYS = [
  'technique_id',
  'Technique ID',
  'technique',
  'MitreRef',
  'Attack',
  'subtechnique_id',
  'technique_name',
  'analytic',
  'phase_name',
  'Alert',
  'Ünder',
];
const WORDS = [
  'Process Injection',
  'RunKey',
  '-',
  '',
  'PING',
  'https://a.example/?x=1',
  'ä\u{1f600}',
  'T',
];
const MARKS = [
  ',',
  ';',
  '=',
  ' ',
  '|',
  '/',
  '&',
  '+',
  ':',
  '(',
  ')',
  '-',
  '.',
  '_',
  '\t',
  '\u00a0',
];

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 3, arbitrary: fc.constantFrom(...IDS) },
  { weight: 2, arbitrary: fc.constantFrom(...KEYS).map((key) => `${key}=`) },
  { weight: 2, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...KEYS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) }
);

const field = fc.oneof(
  fc
    .tuple(fc.constantFrom(...IDS), fc.constantFrom(...KEYS), fc.constantFrom(...WORDS))
    .map(([id, key, word]) => `${id} ${key}=${word}`),
  fc
    .tuple(fc.constantFrom(...KEYS), fc.constantFrom(...IDS, ...WORDS))
    .map((pair) => pair.join('=')),
  fc.constantFrom(...IDS, ...WORDS)
);

/** Rule names as people might type them: well-formed ones, mangled ones, and any text at all. */
export const ruleNameTexts = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
    fc
      .tuple(fc.array(field, { maxLength: 5 }), fc.constantFrom(',', ';', ', ', ' ; ', ' '))
      .map(([fields, separator]) => fields.join(separator)),
    fc.string({ unit: 'grapheme', maxLength: 40 })
  );
