import { z } from 'zod';
import type { RawEvent } from '../../common/http/techniques';
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

/** The value at a dotted path; a key may itself hold dots (`{ "host.name": … }`). */
function textAt(document: Readonly<Record<string, unknown>>, path: string): string | null {
  if (path in document) return toText(document[path]);
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const inner = document[path.slice(0, dot)];
    if (isRecord(inner)) {
      const found = textAt(inner, path.slice(dot + 1));
      if (found !== null) return found;
    }
  }
  return null;
}

const toText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
