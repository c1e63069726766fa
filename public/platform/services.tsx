import { createContext, useContext } from 'react';
import type { Api } from './api';
import type { CoreStart } from './core_contract';

/** What every part of the app may use of its host. */
export interface Services {
  readonly core: CoreStart;
  readonly api: Api;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices is used outside of ServicesProvider');
  return services;
}
