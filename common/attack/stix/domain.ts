import { CoverageError } from '../../errors';
import type { Domain } from '../catalogue';
import type { StixBundle } from './bundle';
import { isLive, readAttackId, readObjects, readText, type StixObject } from './stix_object';

const DOMAIN_OF_KILL_CHAIN: ReadonlyMap<string, Domain> = new Map([
  ['mitre-attack', 'enterprise'],
  ['mitre-mobile-attack', 'mobile'],
  ['mitre-ics-attack', 'ics'],
]);

const DOMAIN_OF_MATRIX: ReadonlyMap<string, Domain> = new Map([
  ['enterprise-attack', 'enterprise'],
  ['mobile-attack', 'mobile'],
  ['ics-attack', 'ics'],
]);

/**
 * The domain of a bundle: by the kill chains of its live techniques, else by its matrices.
 *
 * @throws CoverageError `not_attack` where neither names a domain; `unsupported` for PRE-ATT&CK
 *   and for a file that mixes domains, whose technique and tactic names overlap
 */
export function detectDomain(bundle: StixBundle): Domain {
  const chains = killChainsOf(bundle.ofType('attack-pattern').filter(isLive));
  const domains = [...chains].map((chain) => DOMAIN_OF_KILL_CHAIN.get(chain));
  const known = [...new Set([...domains, ...(domains.some(Boolean) ? [] : matrixDomains(bundle))])];
  const [domain, ...others] = known.filter((name): name is Domain => name !== undefined);
  if (others.length > 0)
    throw new CoverageError(
      'unsupported',
      `The bundle mixes ATT&CK domains (${[domain, ...others].join(', ')}): load one domain at a time.`
    );
  if (domain !== undefined) return domain;
  if (chains.has('mitre-pre-attack'))
    throw new CoverageError(
      'unsupported',
      'This is PRE-ATT&CK, which became part of enterprise ATT&CK in version 8: load that instead.'
    );
  throw new CoverageError(
    'not_attack',
    'No technique names a kill chain of ATT&CK (mitre-attack, mitre-mobile-attack, mitre-ics-attack).'
  );
}

function killChainsOf(techniques: readonly StixObject[]): ReadonlySet<string> {
  const chains = new Set<string>();
  for (const technique of techniques)
    for (const phase of readObjects(technique, 'kill_chain_phases'))
      chains.add(readText(phase, 'kill_chain_name') ?? '');
  return chains;
}

const matrixDomains = (bundle: StixBundle) =>
  bundle.ofType('x-mitre-matrix').map((matrix) => DOMAIN_OF_MATRIX.get(readAttackId(matrix) ?? ''));

/** ATT&CK writes `18.1` and `11.0-beta`; the text becomes part of addresses and file names. */
const VERSION = /^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/;

/** The release as its collection object says; null for STIX 2.0 files, which have none. */
export function readVersion(bundle: StixBundle): string | null {
  for (const collection of bundle.ofType('x-mitre-collection')) {
    const version = readText(collection, 'x_mitre_version');
    if (version !== null && VERSION.test(version)) return version;
  }
  return null;
}
