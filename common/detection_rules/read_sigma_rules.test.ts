import { readSigmaRules } from './read_sigma_rules';

const RULE = `
title: Encoded PowerShell
id: 11111111-2222-3333-4444-555555555555
status: test
tags:
  - attack.execution
  - attack.t1059.001
  - attack.T1027
  - car.2013-05-009
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    CommandLine|contains: ' -enc '
  condition: selection
`;

it('reads tags and log source', () => {
  expect(readSigmaRules(RULE, 'a.yml')).toEqual({
    rules: [
      {
        id: '11111111-2222-3333-4444-555555555555',
        name: 'Encoded PowerShell',
        techniques: ['T1059.001', 'T1027'],
        log_source: { product: 'windows', category: 'process_creation', service: null },
      },
    ],
    problems: [],
    other: 0,
    withdrawn: 0,
  });
});

it('reads several documents, and takes the place for an id', () => {
  const bare =
    'title: One\ndetection: {}\n---\ntitle: Two\ncorrelation: {}\ntags: [attack.t1110]\n';
  const { rules } = readSigmaRules(bare, 'dir/b.yml');
  expect(rules.map(({ id, techniques }) => [id, techniques])).toEqual([
    ['dir/b.yml', []],
    ['dir/b.yml#2', ['T1110']],
  ]);
});

it('leaves out what its authors withdrew, and passes over what is no rule', () => {
  expect(readSigmaRules(RULE.replace('test', 'deprecated'), 'a.yml')).toMatchObject({
    rules: [],
    withdrawn: 1,
  });
  expect(readSigmaRules('name: CI\non: push\n', 'ci.yml')).toMatchObject({ rules: [], other: 1 });
  expect(readSigmaRules('', 'empty.yml')).toEqual({
    rules: [],
    problems: [],
    other: 0,
    withdrawn: 0,
  });
});

it('says where a file is broken, and goes on with the next document', () => {
  const { rules, problems } = readSigmaRules(`title: "open\n---\n${RULE}`, 'bad.yml');
  expect(problems[0]).toMatchObject({ file: 'bad.yml' });
  expect(problems[0]?.line).toBeGreaterThan(0);
  expect(rules.length).toBeLessThanOrEqual(1);
  expect(readSigmaRules('title: 5\ndetection: {}\n', 'type.yml').problems).toEqual([
    { file: 'type.yml', line: null, message: expect.stringContaining('title: ') },
  ]);
});

it('is not blown up by aliases', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
    .concat(
      'bcdefgh'.split('').map((name, n) => {
        const before = 'abcdefg'[n];
        return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
      })
    )
    .join('\n');
  expect(readSigmaRules(`${bomb}\ndetection: *h\n`, 'bomb.yml').rules).toEqual([]);
});
