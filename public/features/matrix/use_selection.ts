import { useCallback, useMemo, useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly select: (ids: Iterable<string>) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Marked techniques: what bulk actions are about. It is gone with the page. */
export function useSelection(): Selection {
  const [ids, setIds] = useState(NOTHING);
  const toggle = useCallback((id: string) => {
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const select = useCallback((wanted: Iterable<string>) => setIds(new Set(wanted)), []);
  return useMemo(() => ({ ids, toggle, select }), [ids, toggle, select]);
}
