import { CoverageError } from '../common/errors';
import { runRuleName } from './rule_name';

async function run(...args: string[]) {
  const written: string[] = [];
  const code = await runRuleName(args, {
    stdout: (text) => written.push(text),
    stderr: () => undefined,
  });
  return { code, output: written.join('') };
}

describe('rule-name', () => {
  it('prints an object per text, with the ids of today', async () => {
    const { code, output } = await run(
      'technique_id=T1086,technique_name=PowerShell,analytic=Signature',
      'technique_id=T1073,technique_name=DLL Side-Loading',
      '1210',
      'MitreRef=T9999,Alert=Hacking',
      'MitreRef=1043',
      '--json'
    );
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual([
      {
        text: 'technique_id=T1086,technique_name=PowerShell,analytic=Signature',
        techniques: [{ id: 'T1086', current_id: 'T1059.001' }],
        names: ['PowerShell'],
        tags: [{ key: 'analytic', value: 'Signature' }],
        analytic_type: 'Signature',
        problems: [{ kind: 'revoked', id: 'T1086', current_id: 'T1059.001', name: 'PowerShell' }],
      },
      expect.objectContaining({
        techniques: [{ id: 'T1073', current_id: 'T1574.001' }],
        problems: [{ kind: 'revoked', id: 'T1073', current_id: 'T1574.001', name: 'DLL' }],
      }),
      expect.objectContaining({ techniques: [], tags: [{ key: '', value: '1210' }] }),
      expect.objectContaining({
        techniques: [{ id: 'T9999', current_id: null }],
        tags: [{ key: 'Alert', value: 'Hacking' }],
        problems: [{ kind: 'unknown_id', id: 'T9999' }],
      }),
      expect.objectContaining({
        techniques: [{ id: 'T1043', current_id: null }],
        problems: [
          { kind: 'id_without_t', key: 'MitreRef', value: '1043' },
          { kind: 'deprecated', id: 'T1043' },
        ],
      }),
    ]);
  });

  it('prints a table', async () => {
    const { output } = await run('T1086,RunKey', '-');
    expect(output.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['RULE NAME', 'TECHNIQUES', 'ANALYTIC TYPE', 'OTHER TAGS', 'PROBLEMS'],
      ['T1086,RunKey', 'T1086 → T1059.001', '-', 'RunKey', 'revoked: T1086'],
      ['-', '-', '-', '-', '-'],
      [''],
    ]);
  });

  it('shows control characters instead of sending them to the terminal', async () => {
    const { output } = await run('\u001b[31mred');
    expect(output).toContain('\\x1b[31mred');
    expect(output).not.toContain('\u001b');
  });

  it('takes texts that start with dashes behind --', async () => {
    const { output } = await run('--json', '--', '--json');
    expect(JSON.parse(output)).toMatchObject([{ text: '--json' }]);
  });

  it.each([[[]], [['--json']], [['--yaml', 'T1055']]])('refuses %p', async (args) => {
    await expect(run(...args)).rejects.toThrow(CoverageError);
  });
});
