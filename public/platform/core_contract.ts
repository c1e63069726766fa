import type { History } from 'history';

/** The part of Kibana's browser core that we use, 7.10 to 9.x, written once: `@kbn/*` packages are not on npm. */

export interface HttpFetchOptions {
  readonly method: string;
  readonly body?: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Of a versioned route of Kibana's, from 8.10 on: `2023-10-31`. */
  readonly version?: string;
}

export interface Toasts {
  addSuccess(text: string): unknown;
  addWarning(text: string): unknown;
  addDanger(text: string): unknown;
}

/** What core emits of its theme from 8.1 on. */
export interface ThemeService {
  readonly theme$: {
    subscribe(next: (theme: { readonly darkMode: boolean }) => void): { unsubscribe(): void };
  };
}

/** What Kibana's help menu offers while our application is open. */
export interface HelpExtension {
  readonly appName: string;
  readonly links: readonly {
    readonly linkType: 'custom';
    readonly href: string;
    readonly content: string;
    readonly target?: string;
    readonly rel?: string;
  }[];
}

export interface CoreStart {
  readonly http: {
    readonly basePath: { prepend(path: string): string };
    fetch(path: string, options: HttpFetchOptions): Promise<unknown>;
  };
  readonly notifications: { readonly toasts: Toasts };
  readonly chrome: {
    setBreadcrumbs(crumbs: readonly { readonly text: string; readonly href?: string }[]): void;
    readonly docTitle?: { change(title: string): void };
    setHelpExtension?(help?: HelpExtension): void;
  };
  readonly uiSettings: { get(key: string, fallback?: unknown): unknown };
  readonly theme?: ThemeService;
  readonly application: {
    navigateToApp(id: string, options?: { readonly path?: string }): Promise<void> | void;
    getUrlForApp(id: string, options?: { readonly path?: string }): string;
    /** By application, what it lets the user do; absent in a host that is not Kibana. */
    readonly capabilities?: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  };
}

export interface AppMountParameters {
  readonly element: HTMLElement;
  readonly history: History;
  readonly appBasePath: string;
}

/** What `mount` may hand back. */
export type Unmount = () => void;
