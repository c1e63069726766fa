import { readFileSync } from 'node:fs';
import { findEvaluation, withoutEvaluation } from './code_evaluation';

describe('evaluation of text', () => {
  it.each(['new Function("a")', 'Function("return this")()', 'x = eval("1")'])(
    'finds %s',
    (code) => {
      expect(findEvaluation(code)).toHaveLength(1);
    }
  );

  it.each(['isFunction("a")', 'retrieval(x)', 'a.eval(x)', 'instanceof Function'])(
    'has nothing against %s',
    (code) => {
      expect(findEvaluation(code)).toEqual([]);
    }
  );

  it('knows what lodash and zod do', () => {
    const lodash = withoutEvaluation(readFileSync('node_modules/lodash/_root.js', 'utf8'));
    expect(lodash).toContain('|| globalThis;');
    const regenerator = readFileSync('node_modules/@babel/runtime/regenerator/index.js', 'utf8');
    expect(findEvaluation(regenerator)).toHaveLength(1);
    expect(findEvaluation(withoutEvaluation(regenerator))).toEqual([]);
    const zod = readFileSync('node_modules/zod/v4/core/util.js', 'utf8');
    expect(zod).toContain('const F = Function;');
    expect(withoutEvaluation(zod)).not.toContain('= Function;');
  });
});
