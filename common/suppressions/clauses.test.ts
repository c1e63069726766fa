import { aSource } from '../../test/builders/source';
import { suppressionClauses } from './clauses';

const source = aSource();

describe('suppressionClauses', () => {
  it.each([
    [
      'rule names together, as they stand',
      [
        { kind: 'rule_name', value: 'technique_id=T1055,*' },
        { kind: 'rule_name', value: 'Other' },
      ],
      [{ terms: { RuleName: ['technique_id=T1055,*', 'Other'] } }],
    ],
    [
      'a host in any case',
      [{ kind: 'host', value: 'PC1' }],
      [{ term: { host_name: { value: 'PC1', case_insensitive: true } } }],
    ],
    [
      'a process by a pattern, whose path is no escape',
      [{ kind: 'process', value: 'C:\\Tools\\*\\up?.exe' }],
      [
        {
          wildcard: { Image: { value: 'C:\\\\Tools\\\\*\\\\up\\?.exe', case_insensitive: true } },
        },
      ],
    ],
    [
      'a query',
      [{ kind: 'query', value: 'event_id:7' }],
      [{ query_string: { query: 'event_id:7', analyze_wildcard: true, lenient: true } }],
    ],
  ] as const)('selects %s', (_meaning, named, clauses) => {
    expect(suppressionClauses(named, source)).toEqual(clauses);
  });

  it('passes over what the source has no field for', () => {
    const bare = aSource({ fields: { rule_name: null, host: null, process_image: null } });
    const named = [
      { kind: 'rule_name', value: 'a' },
      { kind: 'host', value: 'b' },
      { kind: 'process', value: 'c' },
    ] as const;
    expect(suppressionClauses(named, bare)).toEqual([]);
  });
});
