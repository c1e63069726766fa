/**
 * Code made from text is what Kibana's content security policy forbids from 8.x on.
 *
 * The libraries that we bundle know ways around it; a probe of theirs, even a caught one, is reported by
 * the browser as a violation. So the text itself goes.
 */

/** `[what the library says, what stands there instead]` */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  // lodash, for hosts without `self`
  [/Function\((['"])return this\1\)\(\)/g, 'globalThis'],
  // regenerator, for hosts where its variable can't be set
  [/Function\((['"])r\1, \1regeneratorRuntime = r\1\)\(runtime\)/g, 'void 0'],
  // zod's compiler: only used when `allowsEval` says so
  [/const F = Function;/g, 'const F = undefined;'],
];

const EVALUATION = [/\bnew Function\b/, /(?<!new )\bFunction\s*\(\s*["'`]/, /(?<![\w$.])eval\s*\(/];

/** @returns the source without the known ways to evaluate text */
export const withoutEvaluation = (source: string): string =>
  REPLACEMENTS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), source);

/** @returns places of a built file where text is evaluated, each with what stands around it */
export const findEvaluation = (built: string): readonly string[] =>
  EVALUATION.flatMap((pattern) => {
    const at = built.search(pattern);
    return at < 0 ? [] : [built.slice(Math.max(0, at - 60), at + 60)];
  });
