import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Recorded data beside the checkout; not part of the project. */
const SHARED_DATA = join(__dirname, '..', '..', '..', 'shared', 'data');

const FOLDERS = [
  'events-tagged',
  'events-enriched',
  'events-enriched-legacy',
  'events-enriched-swift',
  'shapes',
  'sysmon-configs',
];

/** Rule-name values, whichever shipper or configuration wrote them. */
const IN_EVENTS = /"(?:RuleName|ruleName|rule_name)"\s*:\s*("(?:[^"\\]|\\.)*")/g;
const IN_ECS_RULE = /"rule"\s*:\s*\{[^{}]*?"name"\s*:\s*("(?:[^"\\]|\\.)*")/g;
const IN_CONFIGURATIONS = /\bname\s*=\s*"([^"]*)"/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

const decodeEntities = (text: string) =>
  text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity);

function readText(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function namesIn(path: string): string[] {
  const text = readText(path);
  if (path.endsWith('.xml')) {
    return [...text.matchAll(IN_CONFIGURATIONS)].map(([, name = '']) => decodeEntities(name));
  }
  return [IN_EVENTS, IN_ECS_RULE].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = '""']) => String(JSON.parse(name)))
  );
}

/**
 * Every distinct rule name of the recorded events and of the public configurations.
 *
 * @returns null where the data are not there; then skip, and say so
 */
export function readRecordedRuleNames(): readonly string[] | null {
  if (!existsSync(SHARED_DATA)) return null;
  const names = new Set<string>();
  for (const folder of FOLDERS.map((name) => join(SHARED_DATA, name))) {
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).map((name) => join(folder, name))) {
      if (!statSync(file).isFile() || !/\.(ndjson|ndjson\.gz|xml)$/.test(file)) continue;
      for (const name of namesIn(file)) names.add(name);
    }
  }
  return [...names].sort();
}

export const NO_RECORDED_DATA = 'recorded data (../shared/data) are not beside the checkout';
