import { EuiLoadingChart } from '@elastic/eui';
import { css } from '@emotion/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Redirect, Route, Router, Switch } from 'react-router-dom';
import { Suspense, useState } from 'react';
import { ApiError, createApi } from '../platform/api';
import type { AppMountParameters, CoreStart } from '../platform/core_contract';
import { ServicesProvider } from '../platform/services';
import { OpeningView } from '../components/saved_views/opening_view';
import { LoadBoundary } from '../components/load_boundary';
import { Navigation } from './navigation';
import { PAGES } from './pages';

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
          <div css={frameStyles}>
            <Navigation pages={PAGES} />
            <main css={pageStyles}>
              <LoadBoundary what="The page">
                <Suspense fallback={<EuiLoadingChart size="xl" css={waitingStyles} />}>
                  <OpeningView>
                    <Switch>
                      {PAGES.map(({ path, component }) => (
                        <Route key={path} path={path} component={component} />
                      ))}
                      <Redirect to="/matrix" />
                    </Switch>
                  </OpeningView>
                </Suspense>
              </LoadBoundary>
            </main>
          </div>
        </Router>
      </QueryClientProvider>
    </ServicesProvider>
  );
}

const frameStyles = css`
  display: flex;
  flex-direction: column;
  block-size: 100%;
  min-block-size: 0;
`;
const pageStyles = css`
  flex: 1 1 auto;
  min-block-size: 0;
  overflow: auto;
`;
const waitingStyles = css`
  display: block;
  margin: 64px auto;
`;

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
