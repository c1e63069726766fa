import { buildRuleNameFields } from './fields';
import { parseRuleName } from './parse';

const fieldsOf = (text: string) => buildRuleNameFields(parseRuleName(text), 'mitre_');

describe('buildRuleNameFields', () => {
  it('writes one value as text and several as an array', () => {
    expect(fieldsOf('technique_id=T1055,technique_name=Process Injection')).toEqual({
      mitre_technique_id: 'T1055',
      mitre_technique_name: 'Process Injection',
    });
    expect(fieldsOf('T1037,T1484')).toEqual({ mitre_technique_id: ['T1037', 'T1484'] });
  });

  it('spells custom keys as field names and merges repeated ones', () => {
    expect(fieldsOf('Phase Name=A,MitreURL= https://a.example/,phase-name=B')).toEqual({
      mitre_phase_name: ['A', 'B'],
      mitre_mitreurl: 'https://a.example/',
    });
  });

  it('keeps what is no id apart from ids that count', () => {
    expect(fieldsOf('MitreRef=ToDo,Technique=Masquerading')).toEqual({
      mitre_malformed_id: 'ToDo',
      mitre_technique_name: 'Masquerading',
    });
  });

  it('keeps free text and writes nothing for nothing', () => {
    expect(fieldsOf('T1060,RunKey')).toEqual({
      mitre_technique_id: 'T1060',
      mitre_free_text: 'RunKey',
    });
    expect(fieldsOf('Alert=,technique_id=-,Technique=')).toEqual({});
  });
});
