import { type FunctionComponent, type ReactNode, useLayoutEffect, useState } from 'react';
import createCache from '@emotion/cache';
import { EuiProvider } from '@elastic/eui';
import { ScopedStyles } from './scoped_styles';

export const ROOT_CLASS = 'attackCoverage';

export interface EuiRootProps {
  /** The element that the host gave us; gets the class that our base styles apply to. */
  readonly element: HTMLElement;
  readonly colorMode: 'LIGHT' | 'DARK';
  readonly children: ReactNode;
}

const PAGE_CLASS = `${ROOT_CLASS}--page`;

/** One for the life of the page: the host may open and close the application many times. */
const STYLE_CACHE = createCache({ key: 'attack-coverage' });

/**
 * EUI's font sizes are multiples of the root's, which is 16 px in Kibana 7 and 14 px later; pixels fit both.
 * Kibana 7 has EUI's font under another name; without either it is the system's. A constant, because EUI
 * rebuilds its theme when the object changes.
 */
const THEME_CHANGES = {
  font: {
    defaultUnits: 'px',
    family: `'Inter', 'Inter UI', BlinkMacSystemFont, Helvetica, Arial, sans-serif`,
  },
} as const;

/**
 * EUI as a guest on a page that another EUI owns: styles of its own in a cache of its own, base styles only
 * under our elements, and flyouts, popovers and the like in a container that leaves with the application.
 */
export const EuiRoot: FunctionComponent<EuiRootProps> = ({ element, colorMode, children }) => {
  const portals = usePortals(element);
  if (portals === undefined) return null;
  return (
    <EuiProvider
      cache={STYLE_CACHE}
      colorMode={colorMode}
      modify={THEME_CHANGES}
      globalStyles={ScopedStyles}
      componentDefaults={{ EuiPortal: { insert: { sibling: portals, position: 'before' } } }}
    >
      {children}
    </EuiProvider>
  );
};

/**
 * A container at the end of the page, and in it the element before which EUI puts its portals. They start
 * below the host's header, whatever its height: that is where the host placed our element. Styles find it as
 * `--attackCoverageTop`.
 */
function usePortals(element: HTMLElement): HTMLElement | undefined {
  const [portals, setPortals] = useState<HTMLElement>();
  useLayoutEffect(() => {
    const container = document.createElement('div');
    const last = container.appendChild(document.createElement('span'));
    const roots = [element, container];
    const placeBelowHeader = () => {
      const top = Math.max(0, Math.round(element.getBoundingClientRect().top + window.scrollY));
      roots.forEach((root) => root.style.setProperty('--attackCoverageTop', `${top}px`));
      // Not on the page itself: EUI's page templates would leave the space of the header free once more.
      container.style.setProperty('--euiFixedHeadersOffset', `${top}px`);
    };
    last.hidden = true;
    roots.forEach((root) => root.classList.add(ROOT_CLASS));
    element.classList.add(PAGE_CLASS);
    document.body.append(container);
    placeBelowHeader();
    window.addEventListener('resize', placeBelowHeader);
    setPortals(last);
    return () => {
      window.removeEventListener('resize', placeBelowHeader);
      container.remove();
      element.classList.remove(ROOT_CLASS, PAGE_CLASS);
    };
  }, [element]);
  return portals;
}
