import { tryPort } from './elasticsearch/free_port';

/** The first free port from `first` on, so that the address stays the same from start to start where it can. */
export async function freePortFrom(first: number): Promise<number> {
  for (let port = first; port < first + 100; port++) {
    if ((await tryPort(port)) !== undefined) return port;
  }
  return 0;
}
