import { judgementKey } from '../../common/gaps/judged';
import {
  deleteJudgementEndpoint,
  judgementsEndpoint,
  putJudgementEndpoint,
} from '../../common/http/gap_judgements';
import {
  deleteGapMappingEndpoint,
  gapMappingEndpoint,
  putGapMappingEndpoint,
} from '../../common/http/gap_mapping';
import { implement, type Route } from '../platform/implement';
import { type GapState, MAPPING_NAME } from './gap_state';
import { toStoredJudgement, toStoredMapping } from './read_gap_state';

const expectedOf = (version: string | null) => (version === null ? 'absent' : { version });

/** Reads, writes and takes back what people judged, and what stands for data components, in a space. */
export const gapStateRoutes = ({ judgements, mapping }: GapState): readonly Route[] => [
  implement(judgementsEndpoint, async ({ elasticsearch }) => {
    const { entries, unreadable } = await judgements.list(elasticsearch);
    return { judgements: entries.map(toStoredJudgement), unreadable: [...unreadable] };
  }),

  implement(putJudgementEndpoint, async ({ elasticsearch, body: { judgement, expected } }) =>
    toStoredJudgement(
      await judgements.write(
        elasticsearch,
        judgementKey(judgement.subject),
        judgement,
        expectedOf(expected)
      )
    )
  ),

  implement(deleteJudgementEndpoint, async ({ elasticsearch, body: { subject, expected } }) => {
    await judgements.remove(elasticsearch, judgementKey(subject), { version: expected });
    return { deleted: true };
  }),

  implement(gapMappingEndpoint, async ({ elasticsearch }) =>
    toStoredMapping(await mapping.read(elasticsearch, MAPPING_NAME))
  ),

  implement(putGapMappingEndpoint, async ({ elasticsearch, body }) =>
    toStoredMapping(
      await mapping.write(elasticsearch, MAPPING_NAME, body.mapping, expectedOf(body.expected))
    )
  ),

  implement(deleteGapMappingEndpoint, async ({ elasticsearch, body }) => {
    await mapping.remove(elasticsearch, MAPPING_NAME, { version: body.expected });
    return { deleted: true };
  }),
];
