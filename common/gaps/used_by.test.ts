import type { RelatedObject } from '../attack/catalogue';
import type { TechniqueId } from '../attack/ids';
import { countUsers } from './used_by';

const related = (kind: RelatedObject['kind'], ...ids: string[]): RelatedObject => ({
  ...{ id: kind, name: kind, kind, aliases: [], software_ids: [] },
  technique_ids: ids as TechniqueId[],
});

it('counts groups with campaigns, and software; mitigations use nothing', () => {
  const usersOf = countUsers([
    related('group', 'T1055', 'T1003'),
    related('campaign', 'T1055'),
    related('malware', 'T1055'),
    related('tool', 'T1055.001'),
    related('mitigation', 'T1055'),
  ]);
  expect(usersOf('T1055')).toEqual({ groups: 2, software: 1 });
  expect(usersOf('T1055.001')).toEqual({ groups: 0, software: 1 });
  expect(usersOf('T1112')).toEqual({ groups: 0, software: 0 });
});
