import { useEffect } from 'react';

/**
 * Refreshes in equal distances; not while the page is hidden, and at once when it comes back after longer.
 *
 * @param seconds - 0 for never
 */
export function useAutoRefresh(seconds: number, refresh: () => void): void {
  useEffect(() => {
    if (seconds === 0) return;
    let last = Date.now();
    const tick = () => {
      if (document.hidden || Date.now() - last < seconds * 1_000 - 50) return;
      last = Date.now();
      refresh();
    };
    const timer = setInterval(tick, seconds * 1_000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [seconds, refresh]);
}
