import { enableNext } from '../common/gaps/next_steps';
import { gapsEndpoint } from '../common/http/gaps';
import { sourceOf } from './coverage_bench';
import { median, rounded } from './stats';

const RUNS = 15;

export interface RankingFigures {
  readonly techniques: number;
  readonly gainable: number;
  readonly steps: number;
  /** Median milliseconds of the greedy sequence and of each alone, over every technique of Enterprise. */
  readonly rank_ms: number;
}

/** What to enable next, over a range without events: then every technique is to be gained. */
export async function benchRanking(host: string, index: string): Promise<RankingFigures> {
  const response = await fetch(`${host}/api/attack_coverage/gaps`, {
    method: 'POST',
    headers: { 'kbn-xsrf': 'bench', 'content-type': 'application/json' },
    body: JSON.stringify({
      filter: {
        from: '2010-01-01T00:00:00.000Z',
        to: '2010-02-01T00:00:00.000Z',
        platform: 'all',
      },
      sources: [sourceOf(index)],
    }),
  });
  const gaps = gapsEndpoint.response.parse(await response.json());
  const times: number[] = [];
  let next = enableNext(gaps, () => 1, 'any');
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    next = enableNext(gaps, () => 1, 'any');
    times.push(performance.now() - started);
  }
  return {
    techniques: gaps.techniques.length,
    gainable: next.gainable,
    steps: next.sequence.length,
    rank_ms: rounded(median(times)),
  };
}
