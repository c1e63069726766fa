import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { CoverageError } from '../../common/errors';
import type { FileUser, SecurityOptions } from './options';

export const SUPERUSER = 'elastic';

const ITERATIONS = 10_000;

/**
 * A password as the file realm reads it. PBKDF2 is one of the realm's own formats and is in Node;
 * bcrypt, its default, is not.
 */
export function hashPassword(password: string, salt: Buffer = randomBytes(32)): string {
  const hash = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha512');
  return `{PBKDF2}${ITERATIONS}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/** The superuser and the users asked for. */
export function listUsers(security: SecurityOptions, password: string): FileUser[] {
  const users = [{ name: SUPERUSER, password, roles: ['superuser'] }, ...(security.users ?? [])];
  const names = new Set(users.map(({ name }) => name));
  const bad = users.find((user) => !/^[\w.@-]+$/.test(user.name) || user.password.length < 6);
  if (bad || names.size < users.length) {
    throw new CoverageError(
      'invalid_input',
      bad
        ? `User "${bad.name}": names hold letters, digits and . _ @ - only, passwords 6 characters or more.`
        : `User names must differ, and "${SUPERUSER}" is always there.`
    );
  }
  return users;
}

/** Texts of the file realm's `users` and `users_roles` and of `roles.yml`, by file name. */
export function buildSecurityFiles(
  users: readonly FileUser[],
  roles: SecurityOptions['roles'] = {}
): Record<string, string> {
  const members = new Map<string, string[]>();
  for (const user of users) {
    for (const role of user.roles) members.set(role, [...(members.get(role) ?? []), user.name]);
  }
  return {
    users: users.map(({ name, password }) => `${name}:${hashPassword(password)}\n`).join(''),
    users_roles: [...members].map(([role, names]) => `${role}:${names.join(',')}\n`).join(''),
    // JSON is YAML, so one line per role will do.
    'roles.yml': Object.entries(roles)
      .map(([name, role]) => `${JSON.stringify(name)}: ${JSON.stringify(role)}\n`)
      .join(''),
  };
}
