import { EuiProvider } from '@elastic/eui';
import { render } from '@testing-library/react';
import { createMemoryHistory } from 'history';
import { App } from '../../application/app';
import {
  CATALOGUE,
  coverage,
  facts,
  foundSources,
  knowledge,
  processTree,
  rawEvents,
  summary,
  tagHealth,
  techniqueKnowledge,
} from './fake_answers';
import { fakeCore } from './fake_core';

/** An answer, or what becomes of asking: pending, failed, decided by what was sent. */
type Answer = object | ((body: unknown) => Promise<object>);

export interface FakeServer {
  readonly catalogue: Answer;
  readonly sources: Answer;
  readonly coverage: Answer;
  readonly summary: Answer;
  readonly events: Answer;
  readonly knowledge: Answer;
  /** What ATT&CK says of one technique. */
  readonly attack: Answer;
  readonly process: Answer;
  readonly links: Answer;
  readonly facts: Answer;
  readonly tag_health: Answer;
  readonly saved_views: Answer;
  readonly gap_judgements: Answer;
  /** Detection rules that name a technique. */
  readonly rules: Answer;
}

const ALL_WELL: FakeServer = {
  catalogue: CATALOGUE,
  sources: foundSources(),
  coverage: coverage(),
  summary: summary(),
  events: rawEvents(),
  knowledge: knowledge(),
  attack: techniqueKnowledge(),
  process: processTree(),
  facts: facts(),
  tag_health: tagHealth(),
  gap_judgements: { judgements: [], unreadable: [] },
  rules: { rules: [], rules_known: 0, problems: [] },
  saved_views: { views: [], default: { id: null, version: null }, unreadable: [] },
  links: {
    links: { templates: [{ name: 'Wiki', url: 'https://wiki.example.test/{technique_path}' }] },
    version: '1',
    updated_at: null,
    updated_by: null,
  },
};

export interface RunningApp {
  /** The address's query string now. */
  search(): string;
  readonly title: () => string;
  /** Bodies of the requests sent so far, by the last part of the path. */
  readonly asked: readonly { readonly what: keyof FakeServer; readonly body: unknown }[];
  /** Changes what is answered from now on. */
  answer(changes: Partial<FakeServer>): void;
}

/** Renders the app in a host whose server answers what the test says. */
export function renderApp(changes: Partial<FakeServer> = {}, search = ''): RunningApp {
  const history = createMemoryHistory({ initialEntries: [`/matrix${search}`] });
  let server = { ...ALL_WELL, ...changes };
  let title = '';
  const asked: { what: keyof FakeServer; body: unknown }[] = [];
  const core = fakeCore(
    (path, { body }) => {
      const what = questionOf(path);
      const sent: unknown = body === undefined ? undefined : JSON.parse(body);
      asked.push({ what, body: sent });
      const answer = server[what];
      return typeof answer === 'function' ? answer(sent) : Promise.resolve(answer);
    },
    { chrome: { setBreadcrumbs: () => undefined, docTitle: { change: (text) => (title = text) } } }
  );
  render(
    <EuiProvider globalStyles={false} utilityClasses={false}>
      <App core={core} history={history} />
    </EuiProvider>
  );
  return {
    search: () => history.location.search,
    title: () => title,
    asked,
    answer: (later) => {
      server = { ...server, ...later };
    },
  };
}

function questionOf(path: string): keyof FakeServer {
  const last = path.split('/').pop();
  if (last === 'matrix') return 'catalogue';
  if (last === 'processes') return 'process';
  if (path.includes('/saved_views/') || last === 'default_view') return 'saved_views';
  if (path.includes('/catalogues/') && path.includes('/techniques/')) return 'attack';
  if (
    last === 'rules' ||
    last === 'links' ||
    last === 'gap_judgements' ||
    last === 'facts' ||
    last === 'saved_views' ||
    last === 'tag_health' ||
    last === 'knowledge' ||
    last === 'sources' ||
    last === 'coverage' ||
    last === 'summary' ||
    last === 'events'
  ) {
    return last;
  }
  throw new Error(`the fake server does not know ${path}`);
}
