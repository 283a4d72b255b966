import { describe, expect, it } from '@jest/globals';
import { bundledPackages } from './bundled-packages.mjs';

const lockFile = {
  packages: {
    'apps/mock': { name: '@pact-infra/mock', version: '0.1.0', dependencies: { '@pact-infra/core': '0.1.0' } },
    'libs/core': { name: '@pact-infra/core', version: '0.1.0', dependencies: { '@scope/parser': '^1.0.0' } },
    'node_modules/@scope/parser': {
      version: '1.2.0',
      license: 'MIT',
      integrity: 'sha512-AA==',
      dependencies: { text: '1' },
    },
    'node_modules/@scope/parser/node_modules/text': { version: '1.0.0' },
    'node_modules/text': { version: '2.0.0' },
    'node_modules/shaken-out': { version: '3.0.0' },
  },
};

/** @param {Record<string, number>} bytes by file */
function metafile(bytes) {
  const inputs = Object.entries(bytes).map(([file, bytesInOutput]) => [file, { bytesInOutput }]);
  return { outputs: { 'apps/mock/dist/main.js': { inputs: Object.fromEntries(inputs) } } };
}

describe('bundledPackages', () => {
  it('names the packages whose code is in the bundle, once each', () => {
    const packages = bundledPackages({
      lockFile,
      metafile: metafile({
        'apps/mock/out-tsc/main.js': 10,
        'node_modules/@scope/parser/index.js': 10,
        'node_modules/@scope/parser/lib/index.js': 10,
        'node_modules/shaken-out/index.js': 0,
        '<define:process.env.NODE_ENV>': 10,
      }),
    });

    expect(packages.map(({ name, version }) => `${name}@${version}`)).toEqual([
      '@pact-infra/mock@0.1.0',
      '@scope/parser@1.2.0',
    ]);
  });

  it('finds each dependency where Node would', () => {
    const packages = bundledPackages({
      lockFile,
      metafile: metafile({
        'apps/mock/out-tsc/main.js': 1,
        'libs/core/dist/index.js': 1,
        'node_modules/@scope/parser/index.js': 1,
        'node_modules/@scope/parser/node_modules/text/index.js': 1,
        'node_modules/text/index.js': 1,
      }),
    });

    expect(Object.fromEntries(packages.map(({ folder, dependencies }) => [folder, dependencies]))).toEqual({
      'apps/mock': ['libs/core'],
      'libs/core': ['node_modules/@scope/parser'],
      'node_modules/@scope/parser': ['node_modules/@scope/parser/node_modules/text'],
      'node_modules/@scope/parser/node_modules/text': [],
      'node_modules/text': [],
    });
  });

  it('refuses code that the lock file does not know', () => {
    expect(() => bundledPackages({ lockFile, metafile: metafile({ 'node_modules/stray/index.js': 1 }) })).toThrow(
      'package-lock.json has no version for node_modules/stray, which is bundled',
    );
  });
});
