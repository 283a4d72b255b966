import { mkdirSync } from 'node:fs';

/**
 * Jest configuration shared by every project: TypeScript through swc as native ES modules.
 *
 * @param {{ displayName: string } & import('jest').Config} options
 * @returns {import('jest').Config}
 */
export function jestConfig(options) {
  mkdirSync('test-output', { recursive: true }); // of the project; --outputFile does not make it
  return {
    testEnvironment: 'node',
    // A deadline, not an expectation: machines are slow, and share their cores.
    testTimeout: 60_000,
    testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
    extensionsToTreatAsEsm: ['.ts'],
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        {
          jsc: {
            target: 'es2023',
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true },
            keepClassNames: true,
            experimental: { keepImportAttributes: true },
          },
          module: { type: 'es6' },
        },
      ],
    },
    ...options,
  };
}
