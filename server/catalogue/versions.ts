/** `9.0` before `18.1`: numbers, part by part; what is no number comes first. */
export function compareVersions(a: string, b: string): number {
  const [as, bs] = [numbersOf(a), numbersOf(b)];
  for (let n = 0; n < Math.max(as.length, bs.length); n++) {
    const difference = (as[n] || 0) - (bs[n] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const numbersOf = (version: string): readonly number[] => version.split(/[.-]/).map(Number);

export const newest = <Key extends { readonly version: string }>(
  keys: readonly Key[]
): Key | undefined => [...keys].sort((a, b) => compareVersions(b.version, a.version))[0];
