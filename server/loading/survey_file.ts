import { createHash } from 'crypto';
import { type Survey, Surveyor } from '../../common/recorded/survey';
import type { EventFile } from './event_file';
import { readLines } from './read_lines';

export interface FileSurvey extends Survey {
  /** Of the documents in it, whether the file is packed or not: the same events have the same ids. */
  readonly content_hash: string;
}

/** Reads a file once, for what must be known before its first event is sent. */
export async function surveyFile(file: EventFile, wantsNewest = true): Promise<FileSurvey> {
  const hash = createHash('sha256');
  const surveyor = new Surveyor(wantsNewest);
  for await (const line of readLines(file)) {
    hash.update(`${line.kind === 'text' ? line.text : line.reason}\n`);
    if (line.kind === 'text') surveyor.addLine(line.line, line.text);
  }
  return { ...surveyor.survey, content_hash: hash.digest('hex') };
}
