import { EuiProvider } from '@elastic/eui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createMemoryHistory } from 'history';
import type { ComponentType } from 'react';
import { Router } from 'react-router-dom';
import { createApi } from '../../platform/api';
import type { CoreStart } from '../../platform/core_contract';
import { ServicesProvider } from '../../platform/services';

/** What the server answers, by method and path below the API; a function for what is no plain answer. */
export type Answers = Readonly<Record<string, object | (() => Promise<object>)>>;

/** Renders one page for a test, over a server that answers what the test says. */
export function renderPage(Page: ComponentType, address: string, answers: Answers) {
  const history = createMemoryHistory({ initialEntries: [address] });
  const asked: { readonly what: string; readonly body: unknown }[] = [];
  const told: string[] = [];
  const tell = (text: string) => void told.push(text);
  const core: CoreStart = {
    http: {
      basePath: { prepend: (path) => path },
      fetch: async (path, { method, body }) => {
        const what = `${method} ${path.replace('/api/attack_coverage', '')}`;
        asked.push({ what, body: body === undefined ? undefined : JSON.parse(body) });
        const answer = answers[what];
        if (answer === undefined) throw new Error(`the test answers nothing to ${what}`);
        return typeof answer === 'function' ? answer() : answer;
      },
    },
    notifications: { toasts: { addSuccess: tell, addWarning: tell, addDanger: tell } },
    chrome: { setBreadcrumbs: () => undefined },
    uiSettings: { get: (key, fallback) => (key === 'dateFormat:tz' ? 'UTC' : fallback) },
    application: { navigateToApp: () => undefined, getUrlForApp: (id) => `/app/${id}` },
  };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <EuiProvider globalStyles={false} utilityClasses={false}>
      <ServicesProvider value={{ core, api: createApi(core.http) }}>
        <QueryClientProvider client={client}>
          <Router history={history}>
            <Page />
          </Router>
        </QueryClientProvider>
      </ServicesProvider>
    </EuiProvider>
  );
  return { asked, told, search: () => history.location.search };
}

export const pending = (): Promise<object> => new Promise(() => undefined);

/** As core's `http` throws an answer that is no success. */
export const failing =
  (message: string, statusCode = 502) =>
  (): Promise<object> =>
    Promise.reject(
      Object.assign(new Error('it failed'), {
        body: { statusCode, error: 'it failed', message, attributes: { code: 'x' } },
      })
    );
