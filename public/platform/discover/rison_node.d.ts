declare module 'rison-node' {
  /** Kibana's notation for state in addresses. */
  export function encode(value: unknown): string;
}
