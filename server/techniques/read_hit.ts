import { z } from 'zod';
import type { RawEvent } from '../../common/http/techniques';
import { textAt } from '../../common/recorded/text_at';
import { documentPath, type Source } from '../../common/sources/source';

const hitSchema = z.object({
  _index: z.string(),
  _id: z.string(),
  _source: z.record(z.string(), z.unknown()).default({}),
  sort: z.array(z.unknown()).min(1),
});

/** A hit in the roles of its source; its `_source` stays whole. */
export function readHit(hit: unknown, source: Source): RawEvent {
  const { _index, _id, _source, sort } = hitSchema.parse(hit);
  const text = (field: string | null) =>
    field === null ? null : textAt(_source, documentPath(field));
  const { fields } = source;
  return {
    source_id: source.id,
    index: _index,
    id: _id,
    time: new Date(Number(sort[0])).toISOString(),
    event_id: text(fields.event_id),
    host: text(fields.host),
    user: text(fields.user),
    process_image: text(fields.process_image),
    rule_name: text(fields.rule_name),
    document: _source,
  };
}
