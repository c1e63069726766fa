import type { TechniqueId } from '../attack/ids';
import { checkRuleName, type CatalogueLookup, type ResolvedId } from './check';
import { parseRuleName } from './parse';

const id = (text: string) => text as TechniqueId;

const RESOLVED: Readonly<Record<string, ResolvedId>> = {
  T1003: { kind: 'live', id: id('T1003'), name: 'OS Credential Dumping' },
  T1047: { kind: 'live', id: id('T1047'), name: 'Windows Management Instrumentation' },
  T1086: {
    kind: 'redirected',
    from: id('T1086'),
    id: id('T1059.001'),
    name: 'PowerShell',
    former_name: 'PowerShell',
  },
  T1073: {
    kind: 'redirected',
    from: id('T1073'),
    id: id('T1574.001'),
    name: 'DLL',
    former_name: 'DLL Side-Loading',
  },
  T1043: { kind: 'retired', id: id('T1043'), status: 'deprecated' },
  T1454: { kind: 'retired', id: id('T1454'), status: 'revoked' },
};

const catalogue: CatalogueLookup = { resolve: (typed) => RESOLVED[typed] ?? { kind: 'unknown' } };
const check = (text: string) => checkRuleName(parseRuleName(text), catalogue);

describe('checkRuleName', () => {
  it.each([
    ['the current name', 'technique_id=T1047,technique_name=Windows Management Instrumentation'],
    ['part of the name', 'technique_id=T1003,technique_name=Credential Dumping'],
    [
      'a repeated name',
      'technique_id=T1003,technique_name=OS Credential DumpingOS Credential Dumping',
    ],
    ['no name', 'T1003'],
    ['fewer names than ids', 'technique_id=T1003,technique_id=T1047,technique_name=Something'],
    ['no id', 'technique_name=Something'],
  ])('has nothing to say about %s', (_meaning, text) => {
    expect(check(text)).toEqual([]);
  });

  it('follows a revoked id and accepts the name it had', () => {
    expect(check('technique_id=T1086,technique_name=PowerShell')).toEqual([
      { kind: 'revoked', id: 'T1086', current_id: 'T1059.001', name: 'PowerShell' },
    ]);
    expect(check('technique_id=T1073,technique_name=DLL Side-Loading')).toHaveLength(1);
  });

  it.each([
    ['T9999', [{ kind: 'unknown_id', id: 'T9999' }]],
    ['T1043', [{ kind: 'deprecated', id: 'T1043' }]],
    ['T1454', [{ kind: 'revoked', id: 'T1454', current_id: null, name: null }]],
  ])('reports %s', (text, expected) => {
    expect(check(text)).toEqual(expected);
  });

  it('reports an id and a name that disagree', () => {
    expect(check('technique_id=T1047,technique_name=File System Permissions Weakness')).toEqual([
      {
        kind: 'id_name_disagree',
        id: 'T1047',
        names: ['File System Permissions Weakness'],
        expected: 'Windows Management Instrumentation',
      },
    ]);
  });
});
