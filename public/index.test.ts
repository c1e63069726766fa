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
});
