import { unzip, type UnzipFileInfo } from 'fflate';
import {
  readSigmaRules,
  type SigmaProblem,
  type SigmaRules,
} from '../../../../common/detection_rules/read_sigma_rules';

const YAML = /\.ya?ml$/i;
/** Far more than all public rules together (some 3,500 files of 3 kB). */
const MAX_FILES = 20_000;
const MAX_FILE_BYTES = 1_000_000;
const MAX_BYTES = 100_000_000;

export interface ReadSigma extends SigmaRules {
  readonly files: number;
}

/**
 * Reads Sigma rules from files and zip archives that the user chose; other files in them are passed over.
 *
 * @param onProgress - files read so far
 * @throws Error that names the file, where an archive is damaged or everything together is over the limit
 */
export async function readSigmaInput(
  chosen: readonly File[],
  onProgress: (files: number) => void = () => undefined,
  signal?: AbortSignal
): Promise<ReadSigma> {
  const texts: { name: string; text: () => Promise<string> }[] = [];
  const problems: SigmaProblem[] = [];
  for (const file of chosen) {
    if (/\.zip$/i.test(file.name)) texts.push(...(await unpack(file, problems)));
    else if (!YAML.test(file.name)) continue;
    else if (file.size > MAX_FILE_BYTES) problems.push(tooLarge(file.name));
    else texts.push({ name: file.webkitRelativePath || file.name, text: () => file.text() });
  }
  const bytes = chosen.reduce((sum, { size }) => sum + size, 0);
  if (texts.length > MAX_FILES || bytes > MAX_BYTES)
    throw new Error(`These are more than ${MAX_FILES} files or 100 MB: choose fewer.`);
  const rules: SigmaRules['rules'][number][] = [];
  let other = 0;
  let withdrawn = 0;
  for (const [position, { name, text }] of texts.entries()) {
    signal?.throwIfAborted();
    const read = readSigmaRules(await text(), name);
    rules.push(...read.rules);
    problems.push(...read.problems);
    other += read.other;
    withdrawn += read.withdrawn;
    if (position % 100 === 0) {
      onProgress(position);
      // The page goes on living.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return { files: texts.length, rules: withoutTwins(rules), problems, other, withdrawn };
}

/** A rule that stands in two files counts once. */
const withoutTwins = (rules: SigmaRules['rules']): SigmaRules['rules'] => [
  ...new Map(rules.map((rule) => [rule.id, rule])).values(),
];

const tooLarge = (file: string): SigmaProblem => ({
  file,
  line: null,
  message: 'It is larger than 1 MB, which no Sigma rule is: it was not read.',
});

async function unpack(file: File, problems: SigmaProblem[]) {
  const packed = new Uint8Array(await file.arrayBuffer());
  let bytes = 0;
  const wanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!YAML.test(name)) return false;
    if (originalSize > MAX_FILE_BYTES) {
      problems.push(tooLarge(name));
      return false;
    }
    bytes += originalSize;
    return bytes <= MAX_BYTES;
  };
  const files = await new Promise<Record<string, Uint8Array>>((resolve, reject) =>
    unzip(packed, { filter: wanted }, (error, found) =>
      error
        ? reject(new Error(`${file.name} is no readable zip archive: ${error.message}`))
        : resolve(found)
    )
  );
  if (bytes > MAX_BYTES)
    throw new Error(`${file.name} unpacks to more than 100 MB: choose fewer rules.`);
  return Object.entries(files).map(([name, data]) => ({
    name,
    text: async () => new TextDecoder().decode(data),
  }));
}
