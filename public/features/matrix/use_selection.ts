import { useCallback, useMemo, useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Marks these beside what is marked; where all of them are, unmarks them. */
  readonly toggleAll: (ids: readonly string[]) => void;
  readonly add: (ids: readonly string[]) => void;
  readonly select: (ids: Iterable<string>) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Marked techniques: what bulk actions are about. It is gone with the page. */
export function useSelection(): Selection {
  const [ids, setIds] = useState(NOTHING);
  const add = useCallback(
    (more: readonly string[]) => setIds((before) => new Set([...before, ...more])),
    []
  );
  const toggleAll = useCallback((some: readonly string[]) => {
    setIds((before) => {
      if (!some.every((id) => before.has(id))) return new Set([...before, ...some]);
      return new Set([...before].filter((id) => !some.includes(id)));
    });
  }, []);
  const toggle = useCallback((id: string) => toggleAll([id]), [toggleAll]);
  const select = useCallback((wanted: Iterable<string>) => setIds(new Set(wanted)), []);
  return useMemo(
    () => ({ ids, toggle, toggleAll, add, select }),
    [ids, toggle, toggleAll, add, select]
  );
}
