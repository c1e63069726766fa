import { useCallback, useState } from 'react';
import { z } from 'zod';

const KEY = 'attackCoverage.eventColumns';
const columnsSchema = z.array(z.string().min(1)).max(20);

/** Storage may be switched off, or hold what another version wrote: then nothing is chosen. */
function read(): readonly string[] {
  try {
    return columnsSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}

function write(columns: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(columns));
  } catch {
    // They last as long as the page, then.
  }
}

export interface ChosenColumns {
  /** Paths of fields that are shown as columns beside those that every event has. */
  readonly columns: readonly string[];
  readonly toggle: (path: string) => void;
}

/** Columns that this person wants to see of raw events; their browser remembers them. */
export function useChosenColumns(): ChosenColumns {
  const [columns, setColumns] = useState(read);
  const toggle = useCallback((path: string) => {
    setColumns((before) => {
      const after = before.includes(path)
        ? before.filter((each) => each !== path)
        : [...before, path];
      write(after);
      return after;
    });
  }, []);
  return { columns, toggle };
}
