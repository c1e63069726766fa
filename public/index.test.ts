import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAGES } from './application/pages';
import { plugin } from './index';

type Core = Parameters<ReturnType<typeof plugin>['setup']>[0];
type App = Parameters<Core['application']['register']>[0];

function coreWith(register: (app: App) => void): Core {
  return {
    http: { basePath: { prepend: (path) => `/s/hunt${path}` } },
    application: { register },
    getStartServices: () => Promise.resolve([{}]),
  };
}

describe('the page entry', () => {
  beforeEach(() => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    delete window.__kbnPublicPath__;
  });

  it('registers the application', () => {
    const apps: App[] = [];
    plugin().setup(coreWith((app) => apps.push(app)));
    expect(apps).toMatchObject([{ id: 'attackCoverage', appRoute: '/app/attackCoverage' }]);
  });

  it('offers every page of the application', () => {
    const apps: App[] = [];
    plugin().setup(coreWith((app) => apps.push(app)));
    expect(apps[0]?.deepLinks.map(({ path, title }) => ({ path, title }))).toEqual(
      PAGES.map(({ path, title }) => ({ path, title }))
    );
  });

  it('does not take Kibana down when it can not be registered', () => {
    const core = coreWith(() => {
      throw new Error('taken');
    });
    expect(() => plugin().setup(core)).not.toThrow();
  });

  it.each([
    ['Kibana does not say where the files are', undefined, 'where the files of the plugin are'],
    ['the application can not be loaded', '/nowhere/', 'could not be opened'],
  ])('tells the user what to do when %s', async (_reason, folder, message) => {
    if (folder) window.__kbnPublicPath__ = { attackCoverage: folder };
    const apps: App[] = [];
    plugin().setup(coreWith((app) => apps.push(app)));
    const element = document.createElement('div');

    const unmount = await apps[0]?.mount({ element });
    expect(element.textContent).toContain(message);
    expect(element.textContent).toContain('Reload the page');

    unmount?.();
    expect(element.childNodes).toHaveLength(0);
  });

  describe('with an application that breaks', () => {
    const folder = mkdtempSync(join(tmpdir(), 'attack-coverage-entry-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    /** Mounts an application whose file is this code. */
    async function mountApp(name: string, code: string) {
      writeFileSync(join(folder, name), code);
      Object.assign(globalThis, { ATTACK_COVERAGE_APP_FILE: name });
      window.__kbnPublicPath__ = { attackCoverage: `${folder}/` };
      const apps: App[] = [];
      plugin().setup(coreWith((app) => apps.push(app)));
      const element = document.createElement('div');
      const unmount = await apps[0]?.mount({ element });
      return { element, unmount };
    }

    it.each([
      [
        'throws on mount',
        'exports.renderApp = () => { throw new Error("no canvas"); };',
        'no canvas',
      ],
      ['refuses to mount', 'exports.renderApp = async () => { throw new Error("late"); };', 'late'],
      ['throws while it is loaded', 'throw new Error("too new");', 'too new'],
      ['has no such function', 'exports.other = 1;', 'renderApp'],
    ])('says so in its own element when it %s', async (reason, code, message) => {
      const { element, unmount } = await mountApp(`${reason.replace(/ /g, '_')}.js`, code);
      expect(element.textContent).toContain(message);
      expect(element.textContent).toContain('Reload the page');
      expect(() => unmount?.()).not.toThrow();
      expect(element.childNodes).toHaveLength(0);
    });

    it('lets the user leave when it throws while it is closed', async () => {
      const code = 'exports.renderApp = () => () => { throw new Error("stuck"); };';
      const { unmount } = await mountApp('closing.js', code);
      expect(() => unmount?.()).not.toThrow();
      expect(console.error).toHaveBeenCalled();
    });
  });
});
