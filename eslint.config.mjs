import eui from '@elastic/eslint-plugin-eui';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'node_modules/**',
      'build/**',
      'target/**',
      '.cache/**',
      '.elasticsearch/**',
      '.kibana/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-empty-function': 'off',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
      'no-eval': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['public/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks, '@elastic/eui': eui },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      ...Object.fromEntries(
        Object.keys(eui.rules).map((rule) => [`@elastic/eui/${rule}`, 'error'])
      ),
    },
  },
  {
    // What talks to a person at a terminal.
    files: [
      'scripts/**',
      'cli/**',
      'bench/**',
      'test/**',
      'standalone/elasticsearch/run.ts',
      '**/*.test.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    // Plain Node scripts that run before anything is installed, and configuration files.
    files: ['**/*.mjs', '**/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**', 'bench/**'],
    rules: { 'max-lines': 'off' },
  }
);
