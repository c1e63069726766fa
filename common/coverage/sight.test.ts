import type { TechniqueFacts, TechniqueState } from '../http/facts';
import { CATALOGUE } from '../../public/components/testing/fake_answers';
import { buildMatrixView } from './matrix_view';
import { sightOf } from './sight';

const fact = (id: string, state: TechniqueState) => ({ id, state }) as TechniqueFacts;

it('counts each technique shown once, by what is known of it', () => {
  // T1055 stands in two tactics; its sub-technique for Windows is shown, T1112 too.
  const view = buildMatrixView(CATALOGUE, null, { platform: 'Windows', tactics: [] });
  const facts = [fact('T1055', 'alerted'), fact('T1112', 'blind'), fact('T9999', 'observed')];
  expect(sightOf(view, facts)).toEqual({
    techniques: 3,
    seen: 1,
    could_see: 0,
    blind: 1,
    unknown: 0,
    not_assessed: 1,
  });
});
