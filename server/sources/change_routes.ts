import { CoverageError } from '../../common/errors';
import {
  deleteSourceEndpoint,
  putSourceChoiceEndpoint,
  putSourceEndpoint,
  sourceFieldsEndpoint,
  testSourceEndpoint,
} from '../../common/http/sources';
import { implement, type Route } from '../platform/implement';
import { askFieldsOf } from './inspect_source';
import { CHOICE_NAME, type SourceState } from './source_state';
import { testSource } from './test_source';

/** What changes sources, and what helps to write one. */
export const sourceChangeRoutes = (state: SourceState): readonly Route[] => [
  implement(putSourceEndpoint, async ({ elasticsearch, params, body }) => {
    if (params.id !== body.source.id) {
      throw new CoverageError(
        'invalid_input',
        `The address says ${params.id}, the source ${body.source.id}.`
      );
    }
    const expected = expectedOf(body.expected);
    const { version } = await state.saved.write(elasticsearch, params.id, body.source, expected);
    return { version };
  }),

  implement(deleteSourceEndpoint, async ({ elasticsearch, params, body }) => {
    await state.saved.remove(elasticsearch, params.id, { version: body.expected });
    return { deleted: true };
  }),

  implement(putSourceChoiceEndpoint, async ({ elasticsearch, body }) => {
    const expected = expectedOf(body.expected);
    const { version } = await state.choice.write(elasticsearch, CHOICE_NAME, body.choice, expected);
    return { version };
  }),

  implement(testSourceEndpoint, ({ elasticsearch, body }) =>
    testSource(elasticsearch, body.source)
  ),

  implement(sourceFieldsEndpoint, async ({ elasticsearch, body }) => {
    const { indices, fields } = await askFieldsOf(elasticsearch, body.index_pattern, '*');
    const usable: { name: string; type: string }[] = [];
    for (const [name, byType] of Object.entries(fields)) {
      const mapped = Object.values(byType).filter(({ type }) => type !== 'unmapped');
      const type = mapped.map((each) => each.type).join(', ');
      // Elasticsearch's own, such as _id.
      if (name.startsWith('_')) continue;
      if (mapped.some(({ aggregatable }) => aggregatable)) usable.push({ name, type });
    }
    usable.sort((a, b) => (a.name < b.name ? -1 : 1));
    return { fields: usable.slice(0, MAX_FIELDS), index_count: indices.length };
  }),
];

/** More than a person looks through; names that are left out can still be typed. */
const MAX_FIELDS = 5_000;

const expectedOf = (expected: string | null) =>
  expected === null ? 'absent' : { version: expected };
