import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Who may import whom: the rules of docs/architecture.md. */
const moduleBoundaries = [
  { sourceTag: 'type:core', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:published', onlyDependOnLibsWithTags: ['type:core'] },
  { sourceTag: 'type:service-lib', onlyDependOnLibsWithTags: ['type:core', 'type:published'] },
  { sourceTag: 'type:mock-lib', onlyDependOnLibsWithTags: ['type:core', 'type:published', 'type:service-lib'] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:core', 'type:published', 'type:service-lib', 'type:mock-lib'],
  },
  { sourceTag: 'type:example', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:example', 'type:core', 'type:published'] },
];

/** The folders of pact-core: each imports from those before it only. */
const pactCoreFolders = [
  'text',
  'json',
  'regex',
  'datetime',
  'model',
  'content-type',
  'parse',
  'rules',
  'checks',
  'bodies',
  'generators',
  'respond',
  'compile',
  'match',
  'explain',
];

const pure = { group: ['node:*', '@nestjs/*', 'fs', 'http', 'crypto'], message: 'pact-core is pure.' };

/**
 * @param {string} folder
 * @param {number} position
 */
function importsOfPactCore(folder, position) {
  const later = pactCoreFolders.slice(position + 1);
  const order = { regex: `^(\\.\\./)+(${later.join('|')})/`, message: `${folder} comes before it in pact-core.` };
  return {
    files: [`libs/pact-core/src/${folder}/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: later.length === 0 ? [pure] : [pure, order] }] },
  };
}

export default tseslint.config(
  { ignores: ['**/dist/', '**/out-tsc/', '**/test-output/', '**/node_modules/', '**/.nx/', '**/.local-stack/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints: moduleBoundaries, banTransitiveDependencies: true }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Nest declares option bags as classes, which callers write as object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A `default` says what the other cases have in common.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what is exported.' },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only config.ts reads the environment.',
        },
      ],
      curly: 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.spec.ts', '**/test/**/*.ts', 'e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      'no-restricted-syntax': 'off',
    },
  },
  { files: ['**/config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['libs/pact-core/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [pure] }],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setInterval', 'setImmediate'],
    },
  },
  ...pactCoreFolders.map(importsOfPactCore),
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.nodeBuiltin },
  },
  prettier,
);
