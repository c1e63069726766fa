import { createBrowserHistory, type History } from 'history';
import type { CoreStart } from '../../public/platform/core_contract';
import { createToasts } from './toasts';

/** Kibana's defaults for the settings that we read, with dark mode from the browser or `?theme=`. */
const settings = (): Readonly<Record<string, unknown>> => ({
  'theme:darkMode': prefersDark(),
  dateFormat: 'MMM D, YYYY @ HH:mm:ss.SSS',
  'dateFormat:tz': 'Browser',
});

const THEME_KEY = 'attackCoverage.theme';

/** Chosen once by `?theme=dark`, remembered in this browser; otherwise as the system says. */
function prefersDark(): boolean {
  const asked = new URLSearchParams(window.location.search).get('theme');
  if (asked === 'dark' || asked === 'light') window.localStorage.setItem(THEME_KEY, asked);
  const chosen = window.localStorage.getItem(THEME_KEY);
  if (chosen !== null) return chosen === 'dark';
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Answers that are no success are thrown as Kibana's `http` does: with the response and its parsed body. */
class FetchError extends Error {
  constructor(
    readonly response: Response,
    readonly body: unknown
  ) {
    super(response.statusText);
    this.name = 'FetchError';
  }
}

/** The browser half of the core contract, for the plugin running without Kibana. */
export function createCore(): CoreStart {
  const values = settings();
  return {
    http: {
      basePath: { prepend: (path) => path },
      fetch: async (path, { method, body, headers, signal }) => {
        const response = await window.fetch(path, {
          method,
          body,
          signal,
          headers: { 'kbn-xsrf': 'standalone', 'content-type': 'application/json', ...headers },
        });
        const answer: unknown = await response.json().catch(() => null);
        if (!response.ok) throw new FetchError(response, answer);
        return answer;
      },
    },
    notifications: { toasts: createToasts(document.body) },
    chrome: {
      setBreadcrumbs: () => undefined,
      docTitle: { change: (title) => (document.title = title) },
    },
    uiSettings: { get: (key, fallback) => values[key] ?? fallback },
    application: {
      navigateToApp: (id, { path = '' } = {}) => window.location.assign(`/app/${id}${path}`),
      getUrlForApp: (id, { path = '' } = {}) => `/app/${id}${path}`,
    },
  };
}

/** A history whose paths begin at the application, as Kibana hands it to `mount`. */
export const createAppHistory = (appRoute: string): History =>
  createBrowserHistory({ basename: appRoute });
