import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Redirect, Route, Router, Switch } from 'react-router-dom';
import { useState } from 'react';
import { ApiError, createApi } from '../platform/api';
import type { AppMountParameters, CoreStart } from '../platform/core_contract';
import { ServicesProvider } from '../platform/services';
import { MatrixPage } from '../features/matrix/matrix_page';

export interface AppProps {
  readonly core: CoreStart;
  readonly history: AppMountParameters['history'];
}

/** Router and providers; the pages are below `features`. */
export function App({ core, history }: AppProps) {
  const [client] = useState(createQueryClient);
  const [services] = useState(() => ({ core, api: createApi(core.http) }));
  return (
    <ServicesProvider value={services}>
      <QueryClientProvider client={client}>
        <Router history={history}>
          <Switch>
            <Route path="/matrix" component={MatrixPage} />
            <Redirect to="/matrix" />
          </Switch>
        </Router>
      </QueryClientProvider>
    </ServicesProvider>
  );
}

/** Only what may pass is tried again: a refused or invalid request stays what it is. */
const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < 2 &&
          error instanceof ApiError &&
          (error.status === 503 || error.status === 504),
      },
    },
  });
