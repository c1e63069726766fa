import { configure, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { type StoredSuppression, suppressionSchema } from '../../../common/http/suppressions';
import { foundSources } from '../testing/fake_answers';
import { effect, effects, stored } from '../testing/fake_suppressions';
import { type Answers, renderPage } from '../testing/render_page';
import { SuppressFlyout } from './suppress_flyout';
import type { SuppressionProposal } from './suppression_draft';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const RULE: SuppressionProposal = { kind: 'rule_name', value: 'Noise', about: ['T1055' as never] };

/** Answers a change of whatever id the flyout made up. */
const anyId = (answers: Answers): Answers =>
  new Proxy(answers, {
    get: (own, what: string) => own[what] ?? own[what.replace(/[\w.-]+$/, '{id}')],
  });

function open(answers: Answers = {}, proposal: SuppressionProposal | StoredSuppression = RULE) {
  const Host = () => {
    const [shown, setShown] = useState(true);
    return shown ? (
      <SuppressFlyout proposal={proposal} onClose={() => setShown(false)} />
    ) : (
      <p>closed</p>
    );
  };
  return renderPage(
    Host,
    '/matrix?from=now-7d&hosts=pc1',
    anyId({
      'GET /sources': foundSources(),
      'POST /suppressions/effect': effects(
        effect({ tags: 40, techniques: [{ id: 'T1055' as never, tags: 40 }] })
      ),
      ...answers,
    })
  );
}

const sentSuppression = (asked: ReturnType<typeof open>['asked']) =>
  suppressionSchema.parse(
    (asked.find(({ what }) => what.startsWith('PUT'))?.body as { suppression: unknown }).suppression
  );

it('says what it would leave out of the view of the page', async () => {
  const { asked } = open();
  expect((await screen.findByTestId('suppressionEffect')).textContent).toBe(
    'In the range of this page it would leave out 40 tags of 1 technique: T1055 (40).'
  );
  expect(asked.find(({ what }) => what === 'POST /suppressions/effect')?.body).toMatchObject({
    filter: { from: 'now-7d', hosts: ['pc1'] },
    draft: { kind: 'rule_name', value: 'Noise', techniques: null },
  });
});

it('says where it cannot tell, and why it is not known', async () => {
  open({ 'POST /suppressions/effect': effects(effect({ tags: 0, not_told_in: ['splunk'] })) });
  expect((await screen.findByTestId('suppressionEffect')).textContent).toContain(
    'splunk has no field to tell it by'
  );
});

it('asks for a reason, stores once, and can be undone at once', async () => {
  const saved = stored({ id: 'new', kind: 'rule_name', value: 'Noise' });
  const { asked } = open({
    'PUT /suppressions/{id}': saved,
    'DELETE /suppressions/{id}': { deleted: true },
  });
  await userEvent.click(screen.getByTestId('saveSuppression'));
  expect(screen.getByText(/cannot ask you/)).toBeTruthy();
  await userEvent.type(screen.getByTestId('suppressionReason'), 'An updater');
  await userEvent.click(screen.getByTestId('saveSuppression'));
  expect((await screen.findByTestId('suppressed')).textContent).toContain('Rule name Noise');
  expect(sentSuppression(asked)).toMatchObject({
    kind: 'rule_name',
    value: 'Noise',
    techniques: null,
    reason: 'An updater',
    owner: null,
  });
  await userEvent.click(screen.getByTestId('undoSuppression'));
  await screen.findByText('closed');
  expect(asked).toContainEqual({ what: 'DELETE /suppressions/new', body: { expected: '4-1' } });
});

it('begins with the technique at hand where it is limited to some', async () => {
  const { asked } = open({ 'PUT /suppressions/{id}': stored() });
  await userEvent.click(screen.getByLabelText('Only tags of some techniques'));
  const techniques = screen.getByRole('combobox', { name: 'Techniques' });
  await userEvent.type(techniques, 'nonsense{Enter}');
  expect(screen.getByText('nonsense is no technique id.')).toBeTruthy();
  await userEvent.clear(techniques);
  await userEvent.type(techniques, 't1003.1{Enter}');
  await userEvent.type(screen.getByTestId('suppressionReason'), 'An updater');
  await userEvent.click(screen.getByTestId('saveSuppression'));
  await screen.findByTestId('suppressed');
  expect(sentSuppression(asked).techniques).toEqual(['T1055', 'T1003.001']);
});

it('ends in 90 days unless told otherwise', async () => {
  const { asked } = open({ 'PUT /suppressions/{id}': stored() });
  expect(await screen.findByTestId('suppressionEndsAt')).toBeTruthy();
  await userEvent.selectOptions(screen.getByTestId('suppressionEnds'), 'never');
  await userEvent.type(screen.getByTestId('suppressionReason'), 'An updater');
  await userEvent.click(screen.getByTestId('saveSuppression'));
  await screen.findByTestId('suppressed');
  expect(sentSuppression(asked).expires_at).toBeNull();
});

it('shows what somebody else stored meanwhile, and saves over it where told so', async () => {
  const theirs = { ...stored().suppression, reason: 'Theirs' };
  const conflict = () =>
    Promise.reject(
      Object.assign(new Error('Conflict'), {
        body: {
          statusCode: 409,
          message: 'It was changed meanwhile.',
          attributes: { code: 'conflict', current: { payload: theirs, version: '9-1' } },
        },
      })
    );
  const { asked } = open({ 'PUT /suppressions/{id}': conflict }, stored());
  await userEvent.click(screen.getByTestId('saveSuppression'));
  await userEvent.click(await screen.findByTestId('takeTheirs'));
  await waitFor(() =>
    expect(screen.getByTestId<HTMLTextAreaElement>('suppressionReason').value).toBe('Theirs')
  );
  await userEvent.click(screen.getByTestId('saveSuppression'));
  await screen.findByTestId('keepMine');
  const versions = asked
    .filter(({ what }) => what.startsWith('PUT'))
    .map(({ body }) => (body as { expected: string }).expected);
  expect(versions).toEqual(['4-1', '9-1']);
});
