import { createHash } from 'crypto';
import { type Survey, Surveyor } from '../../common/recorded/survey';
import type { EventFile } from './event_file';
import { type ReadLine, readLines } from './read_lines';

export interface FileSurvey extends Survey {
  /** Of the documents in it, whether the file is packed or not: the same events have the same ids. */
  readonly content_hash: string;
  /** The file's lines, where it was small enough to keep them: then it need not be read again. */
  readonly lines: readonly ReadLine[] | null;
}

export interface SurveyOptions {
  /** Whether the newest time is asked for; without it most lines need not be parsed. */
  readonly wantsNewest: boolean;
  /** Bytes of lines to keep at most; 0 keeps none. */
  readonly keepBytes: number;
}

/** Reads a file once, for what must be known before its first event is sent. */
export async function surveyFile(
  file: EventFile,
  { wantsNewest, keepBytes }: SurveyOptions
): Promise<FileSurvey> {
  const hash = createHash('sha256');
  const surveyor = new Surveyor(wantsNewest);
  let kept: ReadLine[] | null = [];
  let length = 0;
  for await (const line of readLines(file)) {
    const text = line.kind === 'text' ? line.text : line.reason;
    hash.update(`${text}\n`);
    if (line.kind === 'text') surveyor.addLine(line.line, text);
    length += text.length;
    if (length > keepBytes) kept = null;
    kept?.push(line);
  }
  return { ...surveyor.survey, content_hash: hash.digest('hex'), lines: kept };
}
