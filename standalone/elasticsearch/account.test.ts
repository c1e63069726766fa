import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseAccount, chooseHome, findClosedFolder, parseNobody } from './account';

const STRANGER = { uid: 54321, gid: 54321 };

describe('chooseAccount', () => {
  it('keeps the account of everybody but root', () => {
    expect(chooseAccount(1000, () => '')).toBeUndefined();
  });

  it('takes nobody as the system numbers it', () => {
    const passwd = 'root:x:0:0::/root:/bin/sh\nnobody:x:99:98:Nobody:/:/sbin/nologin\n';
    expect(chooseAccount(0, () => passwd)).toEqual({ uid: 99, gid: 98 });
  });

  it('falls back to the usual number', () => {
    expect(chooseAccount(0, () => 'root:x:0:0::/root:/bin/sh\n')).toEqual({
      uid: 65534,
      gid: 65534,
    });
  });

  it('does not take the negative number of macOS', () => {
    expect(
      parseNobody('nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false')
    ).toBeUndefined();
  });
});

describe('a checkout that is closed to others', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'account-'));
    mkdirSync(join(folder, 'closed', 'checkout'), { recursive: true });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'closed'), 0o700);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is found, also for a folder that is yet to be made', () => {
    const home = join(folder, 'closed', 'checkout', '.elasticsearch');
    expect(findClosedFolder(home, STRANGER)).toBe(join(folder, 'closed'));
  });

  it('is replaced by a temporary folder, the same one each time', () => {
    const home = join(folder, 'closed', 'checkout');
    const choice = chooseHome(home, STRANGER);
    expect(choice.home.startsWith(join(tmpdir(), 'attack_coverage-'))).toBe(true);
    expect(choice.reason).toContain('closed');
    expect(chooseHome(home, STRANGER)).toEqual(choice);
  });

  it('does not matter to a user who runs Elasticsearch in person', () => {
    const home = join(folder, 'closed', 'checkout');
    expect(chooseHome(home, undefined)).toEqual({ home });
  });
});
