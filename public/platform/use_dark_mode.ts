import { useEffect, useState } from 'react';
import type { CoreStart } from './core_contract';

/** Kibana's theme: followed live where core has a theme service (8.1+), else as the page was loaded. */
export function useDarkMode({
  theme,
  uiSettings,
}: Pick<CoreStart, 'theme' | 'uiSettings'>): boolean {
  const [dark, setDark] = useState(() => isDarkSetting(uiSettings.get('theme:darkMode', false)));
  useEffect(() => {
    const subscription = theme?.theme$.subscribe(({ darkMode }) => setDark(darkMode));
    return () => subscription?.unsubscribe();
  }, [theme]);
  return dark;
}

/** The setting was a boolean until 9.0; newer ones are words. */
function isDarkSetting(value: unknown): boolean {
  if (value === 'system') return window.matchMedia('(prefers-color-scheme: dark)').matches;
  return value === true || value === 'enabled';
}
