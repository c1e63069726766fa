import { CoverageError } from '../../common/errors';
import { buildSecurityFiles, hashPassword, listUsers } from './security_files';

const READER = { name: 'reader', password: 'secret1', roles: ['logs', 'plans'] };

it('writes a hash in the format of the file realm', () => {
  const hash = hashPassword('secret1', Buffer.alloc(32, 7));
  const [prefix, salt, key] = hash.split('$');
  expect(prefix).toBe('{PBKDF2}10000');
  expect([salt, key].map((part) => Buffer.from(part ?? '', 'base64').length)).toEqual([32, 32]);
});

it('lists every role with its members', () => {
  const files = buildSecurityFiles(listUsers({ users: [READER] }, 'changeme'), {
    logs: { indices: [{ names: ['logs-*'], privileges: ['read'] }] },
  });
  expect(files.users_roles).toBe('superuser:elastic\nlogs:reader\nplans:reader\n');
  expect(files.users?.split('\n').map((line) => line.split(':')[0])).toEqual([
    'elastic',
    'reader',
    '',
  ]);
  expect(files['roles.yml']).toBe(
    '"logs": {"indices":[{"names":["logs-*"],"privileges":["read"]}]}\n'
  );
});

it.each([
  [{ ...READER, name: 'two words' }],
  [{ ...READER, name: 'elastic' }],
  [{ ...READER, password: 'short' }],
])('refuses a user that Elasticsearch would ignore: %j', (user) => {
  expect(() => listUsers({ users: [user] }, 'changeme')).toThrow(CoverageError);
});
