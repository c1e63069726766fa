import { type ComponentType, lazy } from 'react';
import { MatrixPage } from '../features/matrix/matrix_page';

/** A page of the app: its place in the navigation is its place in the list. */
export interface AppPage {
  /** Below the application: `/matrix`. */
  readonly path: string;
  readonly title: string;
  readonly component: ComponentType;
  /** It shows what a ViewFilter chooses, which can be saved. */
  readonly hasView: boolean;
}

// What is seen first is part of the first file; the others come when they are opened.
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/settings_page')).SettingsPage,
}));

const VolumePage = lazy(async () => ({
  default: (await import('../features/volume/volume_page')).VolumePage,
}));
const GapsPage = lazy(async () => ({
  default: (await import('../features/gaps/gaps_page')).GapsPage,
}));
const TagHealthPage = lazy(async () => ({
  default: (await import('../features/tag_health/tag_health_page')).TagHealthPage,
}));
const TroubleshootPage = lazy(async () => ({
  default: (await import('../features/troubleshoot/troubleshoot_page')).TroubleshootPage,
}));
const EnrichmentPage = lazy(async () => ({
  default: (await import('../features/enrichment/enrichment_page')).EnrichmentPage,
}));

export const PAGES: readonly AppPage[] = [
  { path: '/matrix', title: 'Matrix', component: MatrixPage, hasView: true },
  { path: '/volume', title: 'Volume', component: VolumePage, hasView: true },
  { path: '/gaps', title: 'Gaps', component: GapsPage, hasView: true },
  { path: '/tag_health', title: 'Tag health', component: TagHealthPage, hasView: true },
  { path: '/troubleshoot', title: 'Troubleshoot', component: TroubleshootPage, hasView: false },
  { path: '/enrichment', title: 'Enrichment', component: EnrichmentPage, hasView: false },
  { path: '/settings', title: 'Settings', component: SettingsPage, hasView: false },
];
