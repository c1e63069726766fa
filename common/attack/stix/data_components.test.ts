import {
  aComponent,
  aDataSource,
  aRelation,
  aRevokedTechnique,
  aStrategy,
  aTechnique,
  anAnalytic,
  anEnterpriseBundle,
  type Stix,
} from '../../../test/builders/stix';
import { buildCatalogue } from './build_catalogue';

const build = (...objects: readonly Stix[]) => buildCatalogue(anEnterpriseBundle(...objects));
const technique = aTechnique('T1055');

describe('versions to 9: x_mitre_data_sources', () => {
  it('takes a plain text as source, its own id and name', () => {
    const old = aTechnique(
      'T1055',
      {},
      { x_mitre_data_sources: ['Process monitoring', 'API monitoring'] }
    );
    expect(build(old)).toMatchObject({
      data_sources: ['API monitoring', 'Process monitoring'],
      data_components: [
        { id: 'API monitoring', name: 'API monitoring', data_source: 'API monitoring' },
        { id: 'Process monitoring' },
      ],
      detects: [
        { component_id: 'API monitoring', technique_id: 'T1055' },
        { component_id: 'Process monitoring', technique_id: 'T1055' },
      ],
      analytics: [],
    });
  });

  it('splits "Source: Component"', () => {
    const old = aTechnique('T1055', {}, { x_mitre_data_sources: ['Process: OS API Execution'] });
    expect(build(old)).toMatchObject({
      data_sources: ['Process'],
      data_components: [
        { id: 'Process: OS API Execution', name: 'OS API Execution', data_source: 'Process' },
      ],
    });
  });
});

describe('versions 10 to 17: component detects technique', () => {
  const source = aDataSource('Process');
  const component = aComponent('Process Access', { source });

  it('reads the relations and not the texts beside them', () => {
    const both = aTechnique('T1055', {}, { x_mitre_data_sources: ['Module: Module Load'] });
    expect(build(both, source, component, aRelation(component, 'detects', both))).toMatchObject({
      data_sources: ['Process'],
      data_components: [
        { id: 'Process: Process Access', name: 'Process Access', data_source: 'Process' },
      ],
      detects: [{ component_id: 'Process: Process Access', technique_id: 'T1055' }],
    });
  });

  it('goes back to the texts where components exist and detect nothing (ICS 10)', () => {
    const texts = aTechnique('T1055', {}, { x_mitre_data_sources: ['Module: Module Load'] });
    expect(build(texts, source, component).detects).toEqual([
      { component_id: 'Module: Module Load', technique_id: 'T1055' },
    ]);
  });

  it('counts what detects a revoked technique for its successor, once', () => {
    const old = aRevokedTechnique('T1093');
    const { detects } = build(
      technique,
      old,
      component,
      aRelation(old, 'revoked-by', technique),
      aRelation(component, 'detects', old),
      aRelation(component, 'detects', technique)
    );
    expect(detects).toEqual([{ component_id: 'Process Access', technique_id: 'T1055' }]);
  });

  it('leaves out deprecated components and dangling relations', () => {
    const dead = aComponent('Dead', { source }, { x_mitre_deprecated: true });
    const { data_components, detects } = build(
      technique,
      source,
      component,
      dead,
      aRelation(dead, 'detects', technique),
      aRelation(component, 'detects', { id: 'attack-pattern--missing' })
    );
    expect(data_components.map(({ name }) => name)).toEqual(['Process Access']);
    expect(detects).toEqual([]);
  });
});

describe('versions from 18: strategy, analytic, log source', () => {
  const component = aComponent('Process Access', { id: 'DC0035' });
  const logSource = { component, name: 'WinEventLog:Sysmon', channel: 'EventCode=10' };
  const analytic = anAnalytic('AN1095', [logSource]);
  const strategy = aStrategy('DET0389', [analytic]);
  const tie = aRelation(strategy, 'detects', technique);

  it('hangs the analytics of the strategy on the technique', () => {
    const source = aDataSource('Process', { x_mitre_deprecated: true });
    expect(build(technique, source, component, analytic, strategy, tie)).toMatchObject({
      data_sources: [],
      data_components: [{ id: 'DC0035', name: 'Process Access', data_source: null }],
      detects: [],
      analytics: [
        {
          id: 'AN1095',
          technique_id: 'T1055',
          platforms: ['Windows'],
          log_sources: [
            { component_id: 'DC0035', name: 'WinEventLog:Sysmon', channel: 'EventCode=10' },
          ],
        },
      ],
    });
  });

  it('keeps channels as ATT&CK wrote them', () => {
    const texts = ['EventCode=3, 22', 'Outbound requests with forged tokens', 'None'];
    const listed = anAnalytic(
      'AN1',
      texts.map((channel) => ({ ...logSource, channel }))
    );
    const own = aStrategy('DET1', [listed]);
    const { analytics } = build(
      technique,
      component,
      listed,
      own,
      aRelation(own, 'detects', technique)
    );
    expect(analytics[0]?.log_sources.map(({ channel }) => channel)).toEqual(texts);
  });

  it('leaves out what is not live or not there, and keeps an analytic without log sources', () => {
    const gone = { id: 'x-mitre-data-component--missing' };
    const dead = anAnalytic('AN2', [logSource], { revoked: true });
    const empty = anAnalytic('AN3', [{ ...logSource, component: gone }]);
    const missing = anAnalytic('AN4', []);
    const own = aStrategy('DET2', [dead, empty, missing]);
    const old = aStrategy('DET3', [analytic], { x_mitre_deprecated: true });
    const ties = [own, old].map((each) => aRelation(each, 'detects', technique));
    const { analytics } = build(technique, component, analytic, dead, empty, own, old, ...ties);
    expect(analytics).toMatchObject([{ id: 'AN3', log_sources: [] }]);
  });
});
