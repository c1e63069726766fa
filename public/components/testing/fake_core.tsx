import { EuiProvider } from '@elastic/eui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createMemoryHistory, type MemoryHistory } from 'history';
import type { ReactNode } from 'react';
import { Router } from 'react-router-dom';
import { createApi } from '../../platform/api';
import type { CoreStart } from '../../platform/core_contract';
import { ServicesProvider } from '../../platform/services';

/** What a test of a page needs of Kibana: it is silent, in UTC, and answers what the test says. */
export const fakeCore = (
  fetch: CoreStart['http']['fetch'],
  parts: Partial<Omit<CoreStart, 'http'>> = {}
): CoreStart => ({
  http: { basePath: { prepend: (path) => path }, fetch },
  notifications: toastsTo(() => undefined),
  chrome: { setBreadcrumbs: () => undefined },
  uiSettings: { get: (key, fallback) => (key === 'dateFormat:tz' ? 'UTC' : fallback) },
  application: { navigateToApp: () => undefined, getUrlForApp: (id) => `/app/${id}` },
  ...parts,
});

/** Kibana's toasts, all of them told to one listener. */
export const toastsTo = (tell: (text: string) => unknown): CoreStart['notifications'] => ({
  toasts: {
    addSuccess: (text) => void tell(text),
    addWarning: (text) => void tell(text),
    addDanger: (text) => void tell(text),
  },
});

/** Renders a part of the page below all that the application gives it. */
export function renderInCore(
  core: CoreStart,
  part: ReactNode,
  history: MemoryHistory = createMemoryHistory()
): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <EuiProvider globalStyles={false} utilityClasses={false}>
      <ServicesProvider value={{ core, api: createApi(core.http) }}>
        <QueryClientProvider client={client}>
          <Router history={history}>{part}</Router>
        </QueryClientProvider>
      </ServicesProvider>
    </EuiProvider>
  );
}

export const pending = (): Promise<object> => new Promise(() => undefined);

/** As core's `http` throws an answer that is no success. */
export const failing =
  (message: string, statusCode = 502, attributes: object = { code: 'x' }) =>
  (): Promise<never> =>
    Promise.reject(
      Object.assign(new Error('Bad Gateway'), {
        body: { statusCode, error: 'Bad Gateway', message, attributes },
      })
    );
