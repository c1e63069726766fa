/**
 * Elastic Charts comes as one CommonJS package that a bundler can't take apart: each chart pulls in all of its
 * nine types. Those that the application does not draw are left out by name, which is a fifth of the whole.
 */

/** Folders of `dist/chart_types` that stay out, with what they export for applications. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  bullet_graph: ['Bullet', 'BulletSubtype'],
  flame_chart: ['Flame'],
  goal_chart: ['Goal'],
  metric: ['Metric'],
  timeslip: ['Timeslip'],
  wordcloud: ['Wordcloud'],
};

/** Parts of the above that other types need. */
const SHARED = /\/(bullet_graph\/theme|timeslip\/(projections|utils)\/\w+)\.js$/;
const CHART_TYPE = /\/@elastic\/charts\/dist\/chart_types\/(\w+)\//;
const IMPORT = /import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+['"]@elastic\/charts['"]/g;

/** @param path - path of a module of the package, with forward slashes */
export function isLeftOut(path: string): boolean {
  const [, type] = CHART_TYPE.exec(path) ?? [];
  return type !== undefined && type in LEFT_OUT && !SHARED.test(path);
}

/** @returns names that our own source imports from Elastic Charts although they are left out */
export function leftOutImports(source: string): readonly string[] {
  const missing = Object.values(LEFT_OUT).flat();
  return [...source.matchAll(IMPORT)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim().split(' as ')[0] ?? '')
    .filter((name) => missing.includes(name));
}
