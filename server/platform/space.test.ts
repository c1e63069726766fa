import { spaceOf } from './space';

it.each([
  ['no part for a space', '', '', 'default'],
  ['a space', '', '/s/security', 'security'],
  ['a space below the server', '/kibana', '/kibana/s/red_team-1', 'red_team-1'],
  ['a server that is itself below such a path', '/s/proxy', '/s/proxy', 'default'],
  ['a space below such a server', '/s/proxy', '/s/proxy/s/blue', 'blue'],
])('%s', (_meaning, serverBasePath, path, space) => {
  expect(spaceOf({}, { serverBasePath, get: () => path })).toBe(space);
});

it('is the default where the host has no spaces', () => {
  expect(spaceOf({}, undefined)).toBe('default');
});
