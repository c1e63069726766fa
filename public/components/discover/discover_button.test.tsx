import { configure, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSource } from '../../../test/builders/source';
import type { CoreStart } from '../../platform/core_contract';
import { fakeCore, renderInCore, toastsTo } from '../testing/fake_core';
import { DiscoverButton } from './discover_button';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const ASKED = {
  source: aSource({ index_pattern: 'logs-*' }),
  values: ['T1055'],
  hosts: [],
  query: '',
};

interface Kibana {
  readonly views: readonly object[];
  readonly capabilities?: CoreStart['application']['capabilities'];
  readonly create?: () => Promise<unknown>;
}

function show({ views, capabilities, create }: Kibana) {
  const opened: { id: string; path: string }[] = [];
  const dangers: string[] = [];
  const core = fakeCore(
    async (_path, { method }) => (method === 'POST' ? create?.() : { data_view: views }),
    {
      notifications: toastsTo((text) => dangers.push(text)),
      application: {
        navigateToApp: (id, { path = '' } = {}) => void opened.push({ id, path }),
        getUrlForApp: (id) => `/app/${id}`,
        capabilities,
      },
    }
  );
  renderInCore(
    core,
    <DiscoverButton asked={ASKED} range={{ from: 'now-7d', to: 'now' }} isNamed={false} />
  );
  return { opened, dangers };
}

const ALL = { discover: { show: true }, indexPatterns: { save: true } };
const OTHER = { id: 'other', title: 'winlogbeat-*', timeFieldName: '@timestamp' };

it('is not there without Discover', () => {
  show({ views: [] });
  expect(screen.queryByTestId('openInDiscover')).toBeNull();
});

it('opens at once where a data view is made for these indices', async () => {
  const { opened } = show({
    views: [OTHER, { id: 'mine', title: 'logs-*', timeFieldName: '@timestamp' }],
    capabilities: ALL,
  });
  await userEvent.click(screen.getByTestId('openInDiscover'));
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(opened[0]?.id).toBe('discover');
  expect(opened[0]?.path).toContain('index%3Amine');
});

it('lets the user choose another', async () => {
  const { opened } = show({ views: [OTHER], capabilities: ALL });
  await userEvent.click(screen.getByTestId('openInDiscover'));
  await userEvent.click(await screen.findByRole('combobox'));
  await userEvent.click(await screen.findByText('winlogbeat-*'));
  await userEvent.click(screen.getByTestId('openDataView'));
  expect(opened[0]?.path).toContain('index%3Aother');
});

it('creates one, and says why it could not', async () => {
  let isForbidden = true;
  const { opened } = show({
    views: [],
    capabilities: ALL,
    create: async () => {
      if (isForbidden) throw new Error('You may not.');
      return { data_view: { id: 'new' } };
    },
  });
  await userEvent.click(screen.getByTestId('openInDiscover'));
  await userEvent.click(await screen.findByTestId('createDataView'));
  expect(await screen.findByText('You may not.')).toBeTruthy();
  isForbidden = false;
  await userEvent.click(screen.getByTestId('createDataView'));
  await waitFor(() => expect(opened[0]?.path).toContain('index%3Anew'));
});

it('offers no creation to those who may not', async () => {
  show({ views: [OTHER], capabilities: { discover: { show: true } } });
  await userEvent.click(screen.getByTestId('openInDiscover'));
  await screen.findByTestId('chooseDataView');
  expect(screen.queryByTestId('createDataView')).toBeNull();
});
