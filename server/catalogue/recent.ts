/** Makes a value when it is first asked for, and keeps those asked for last. A failure is not kept. */
export type Recent<Value> = (key: string, make: () => Promise<Value>) => Promise<Value>;

export function createRecent<Value>(size: number): Recent<Value> {
  const kept = new Map<string, Promise<Value>>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= size) break;
      kept.delete(oldest);
    }
    value.catch(() => {
      if (kept.get(key) === value) kept.delete(key);
    });
    return value;
  };
}
