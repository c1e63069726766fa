export type HostKind = 'workstation' | 'server' | 'domain_controller';

/** One machine of the invented company. */
export interface DemoHost {
  /** NetBIOS name in lower case: `fin-ws01`. */
  readonly name: string;
  /** Fully qualified, below the reserved `.example`. */
  readonly fqdn: string;
  readonly kind: HostKind;
  /** From the documentation block 192.0.2.0/24 (RFC 5737). */
  readonly ip: string;
  /** Account that usually works here, without the domain. */
  readonly user: string;
  /** Which collector ships it: the larger part through HELK, the others through Winlogbeat 8. */
  readonly shipper: 'helk' | 'winlogbeat';
  /** Days before the end of the data at which it stopped sending; null while it still sends. */
  readonly silent_days: number | null;
  /** Share of the work among hosts of its kind: some desks are busier. */
  readonly activity: number;
}

export const DOMAIN = 'lumenfjord.example';
export const NETBIOS = 'LUMENFJORD';
export const ADMIN = 'adm.koskela';

type Row = readonly [
  name: string,
  kind: HostKind,
  user: string,
  activity: number,
  more?: Partial<Pick<DemoHost, 'shipper' | 'silent_days'>>,
];

const ROWS: readonly Row[] = [
  ['fin-ws01', 'workstation', 'mira.lindqvist', 1.3],
  ['fin-ws02', 'workstation', 'tomas.okafor', 1, { silent_days: 3 }],
  ['hr-ws01', 'workstation', 'ines.aalto', 0.8],
  ['eng-ws01', 'workstation', 'joris.bekele', 1.9],
  ['eng-ws02', 'workstation', 'priya.sandoval', 1.7],
  ['sales-ws01', 'workstation', 'karl.nwosu', 0.9],
  ['sales-lt02', 'workstation', 'elena.marchetti', 0.6, { shipper: 'winlogbeat' }],
  ['it-adm01', 'workstation', ADMIN, 1.4],
  ['srv-file01', 'server', 'svc.backup', 1.2],
  ['srv-web01', 'server', 'svc.intranet', 1, { shipper: 'winlogbeat' }],
  ['srv-sql01', 'server', 'svc.ledger', 0.9],
  ['dc01', 'domain_controller', 'svc.sync', 1],
];

/**
 * The company's machines.
 *
 * @param count - how many, 1–240; the first twelve have names and roles of their own, further ones are desks
 *   of engineers, every seventh of them shipped by Winlogbeat
 */
export function buildFleet(count = ROWS.length): readonly DemoHost[] {
  const rows = Array.from({ length: count }, (_, index) => ROWS[index] ?? furtherDesk(index));
  return rows.map(([name, kind, user, activity, more], index) => ({
    name,
    fqdn: `${name}.${DOMAIN}`,
    kind,
    ip: `192.0.2.${index + 10}`,
    user,
    activity,
    shipper: 'helk',
    silent_days: null,
    ...more,
  }));
}

function furtherDesk(index: number): Row {
  const number = String(index - ROWS.length + 3).padStart(2, '0');
  const more = index % 7 === 0 ? { shipper: 'winlogbeat' as const } : undefined;
  return [`eng-ws${number}`, 'workstation', `engineer${number}`, 1, more];
}
