import { createMemoryHistory } from 'history';
import type { ComponentType } from 'react';
import { fakeCore, renderInCore, toastsTo } from './fake_core';

/** What the server answers, by method and path below the API; a function for what is no plain answer. */
export type Answers = Readonly<Record<string, object | (() => Promise<object>)>>;

interface Asked {
  readonly what: string;
  readonly body: unknown;
}

/** Renders one page for a test, over a server that answers what the test says. */
export function renderPage(Page: ComponentType, address: string, answers: Answers) {
  const history = createMemoryHistory({ initialEntries: [address] });
  const asked: Asked[] = [];
  const told: string[] = [];
  const core = fakeCore(
    async (path, { method, body }) => {
      const what = `${method} ${path.replace('/api/attack_coverage', '')}`;
      asked.push({ what, body: body === undefined ? undefined : JSON.parse(body) });
      const answer = answers[what];
      if (answer === undefined) throw new Error(`the test answers nothing to ${what}`);
      return typeof answer === 'function' ? answer() : answer;
    },
    { notifications: toastsTo((text) => told.push(text)) }
  );
  renderInCore(core, <Page />, history);
  return { asked, told, search: () => history.location.search };
}
