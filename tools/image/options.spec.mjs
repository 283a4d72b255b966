import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readOptions } from './options.mjs';

describe('readOptions', () => {
  /** @type {string} */
  let app;

  beforeAll(() => {
    app = mkdtempSync(join(tmpdir(), 'app-'));
    mkdirSync(join(app, 'dist'));
    writeFileSync(join(app, 'dist/main.js'), '');
  });

  afterAll(() => {
    rmSync(app, { recursive: true });
  });

  it('builds for this machine, on an official base, and pushes nothing unless asked', () => {
    expect(readOptions([app], {})).toEqual({
      app,
      repository: 'pact-infrastructure',
      push: false,
      platform: undefined,
      base: expect.stringContaining('distroless/nodejs24'),
      engine: undefined,
      help: false,
    });
  });

  it('takes options over variables', () => {
    const args = [app, '--repository=registry.example.com/pact', '--platform', 'linux/arm64', '--push'];

    expect(readOptions(args, { IMAGE_REPOSITORY: 'other', IMAGE_FROM: 'node:24-slim' })).toMatchObject({
      repository: 'registry.example.com/pact',
      platform: 'linux/arm64',
      push: true,
      base: 'node:24-slim',
    });
  });

  it.each([
    [['--platform=linux/s390x'], '--platform must be linux/amd64 or linux/arm64, got "linux/s390x"'],
    [['--pus'], "Unknown option '--pus'"],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions([app, ...args], {})).toThrow(message);
  });

  it('refuses an app that was not built', () => {
    expect(() => readOptions([tmpdir()], {})).toThrow('has no dist/main.js: build the app first');
  });
});
