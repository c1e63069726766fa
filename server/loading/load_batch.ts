import type { LoadBatch, LoadBatchResponse } from '../../common/http/loading';
import { eventText } from '../../common/recorded/event_text';
import { normalizeEvent } from '../../common/recorded/normalize_event';
import { parseLine } from '../../common/recorded/parse_line';
import { BulkWriter, type LoadTarget } from './bulk_writer';
import { buildEventIndex } from './event_index';
import { eventId } from './event_id';
import { createUnlessThere } from './prepare_index';

/** Loads some lines of a file: what a browser sends piece by piece, with the ids that the command line gives. */
export async function loadBatch(es: LoadTarget, batch: LoadBatch): Promise<LoadBatchResponse> {
  const { file, content_hash, clock_offset_ms, shift_ms, helk } = batch;
  const writer = new BulkWriter(es);
  const indices = new Set<string>();
  const unreadable: LoadBatchResponse['bad_lines'] = [];
  let events = 0;
  for (const { line, text } of batch.lines) {
    const read = parseLine(line, text);
    if (read.kind === 'bad') {
      unreadable.push({ file, line, reason: read.reason });
      continue;
    }
    events++;
    const options = { file, line, clock_offset_ms, shift_ms, helk };
    const normalized = normalizeEvent(read.document, options);
    if (normalized.kind === 'bad') {
      unreadable.push({ file, line, reason: normalized.reason });
      continue;
    }
    const index = `${batch.index}-${normalized.layout}`;
    if (!indices.has(index)) {
      await createUnlessThere(es, index, buildEventIndex(normalized.layout));
      indices.add(index);
    }
    const document = eventText(read.text, read.document, normalized);
    await writer.add({ index, id: eventId(content_hash, line), text: document, file, line });
  }
  const { created, already_there, bad_lines, set_aside } = await writer.finish();
  // What the browser says is loaded can be seen: the page shows it at once.
  if (created > 0) {
    await es.request({ method: 'POST', path: `/${[...indices].join(',')}/_refresh` });
  }
  return {
    events,
    created,
    already_there,
    bad_lines: [...unreadable, ...bad_lines],
    set_aside: [...set_aside],
    indices: [...indices],
  };
}
