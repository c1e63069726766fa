import type { Domain } from '../../../common/attack/catalogue';

export const DOMAIN_NAMES: Readonly<Record<Domain, string>> = {
  enterprise: 'Enterprise',
  mobile: 'Mobile',
  ics: 'ICS',
};

/** `ATT&CK Enterprise 18.1` */
export const titleOf = ({ domain, version }: { domain: Domain; version: string | null }): string =>
  `ATT&CK ${DOMAIN_NAMES[domain]} ${version ?? ''}`.trim();
