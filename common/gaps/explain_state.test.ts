import { explainState, type ExplainedNeed } from './explain_state';

const FACTS = {
  validated: 'not_assessed',
  alerted: 'not_assessed',
  observed: 'no',
  configured: 'not_assessed',
  potential: 'no',
} satisfies Parameters<typeof explainState>[0];
const need = (
  component: string,
  arrives: ExplainedNeed['arrives'],
  ...events: string[]
): ExplainedNeed => ({ component, arrives, events });

describe('explainState', () => {
  it('says what was found, strongest first, and which data arrives', () => {
    expect(
      explainState(
        { ...FACTS, alerted: 'yes', observed: 'unknown', potential: 'yes' },
        [
          need('Module Load', 'no', 'Sysmon 7'),
          need('Process Creation', 'yes', 'Sysmon 1', 'Security 4688'),
          need('Process Access', 'unknown', 'Sysmon 10'),
          need('OS API Execution', 'no'),
        ],
        null
      )
    ).toEqual([
      'Detection rules raised alerts that name it.',
      'Whether events carry its tag is not known: a search failed or was partial.',
      'Arrives: Process Creation (Sysmon 1, Security 4688).',
      'Not known: Process Access (Sysmon 10).',
      'Does not arrive: Module Load (Sysmon 7).',
      'No log of the sources stands for: OS API Execution.',
    ]);
  });

  it('says that somebody judged it', () => {
    const said = explainState(FACTS, [need('Module Load', 'yes', 'Sysmon 7')], 'not_available');
    expect(said[0]).toBe('Somebody judged its data not available.');
  });

  it('says where ATT&CK says nothing', () => {
    expect(explainState({ ...FACTS, potential: 'not_assessed' }, [], null)).toEqual([
      'ATT&CK names no data component for it on this platform.',
    ]);
  });
});
