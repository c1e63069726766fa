import { act, renderHook } from '@testing-library/react';
import { KIBANA_CASES } from '../../test/builders/kibana_versions';
import type { CoreStart } from './core_contract';
import { useDarkMode } from './use_dark_mode';

type Themed = Pick<CoreStart, 'theme' | 'uiSettings'>;
type Next = (theme: { readonly darkMode: boolean }) => void;

/** As core of a version says whether it is dark: a setting, from 8.1 on a stream, in 9.x with words in the setting. */
function coreOf([major, minor]: readonly [number, number], isDark: boolean) {
  const listeners = new Set<Next>();
  const setting = major >= 9 ? (isDark ? 'enabled' : 'disabled') : isDark;
  const hasStream = major > 8 || (major === 8 && minor >= 1);
  const core: Themed = {
    uiSettings: { get: (key) => (key === 'theme:darkMode' ? setting : undefined) },
    ...(hasStream && {
      theme: {
        theme$: {
          subscribe: (next: Next) => {
            next({ darkMode: isDark });
            listeners.add(next);
            return { unsubscribe: () => void listeners.delete(next) };
          },
        },
      },
    }),
  };
  return { core, hasStream, listeners };
}

describe.each(KIBANA_CASES)('theme of Kibana %s', (_text, version) => {
  it.each([true, false])('is dark: %s', (isDark) => {
    const { core } = coreOf(version, isDark);
    expect(renderHook(() => useDarkMode(core)).result.current).toBe(isDark);
  });

  it('is followed while the page is open, where core says when it changes', () => {
    const { core, hasStream, listeners } = coreOf(version, false);
    const { result, unmount } = renderHook(() => useDarkMode(core));
    act(() => listeners.forEach((next) => next({ darkMode: true })));
    expect(result.current).toBe(hasStream);
    unmount();
    expect(listeners.size).toBe(0);
  });
});
