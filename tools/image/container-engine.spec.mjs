import { describe, expect, it } from '@jest/globals';
import { buildArguments, findEngine } from './container-engine.mjs';

const image = {
  references: ['team/manager:1.2.3', 'team/manager:abc'],
  labels: { 'org.opencontainers.image.version': '1.2.3' },
  time: 1_700_000_000,
};

describe('buildArguments', () => {
  it('sets every tag, every label, and the base', () => {
    expect(buildArguments('podman', { image, context: '/context', base: 'node:24-slim' })).toEqual([
      'build',
      '--timestamp=1700000000',
      '--format=oci',
      ...['--build-arg', 'BASE=node:24-slim', '--label', 'org.opencontainers.image.base.name=node:24-slim'],
      ...['--label', 'org.opencontainers.image.version=1.2.3'],
      ...['--tag', 'team/manager:1.2.3', '--tag', 'team/manager:abc'],
      ...['--file', expect.stringMatching(/tools\/image\/Containerfile$/)],
      '/context',
    ]);
  });

  it.each([
    ['buildah', ['--pull-never']],
    ['podman', ['--pull=never']],
    ['docker', []],
  ])('keeps %s from pulling a base of this machine', (engine, expected) => {
    const args = buildArguments(engine, { image, context: '/context', base: 'localhost/node:24' });

    expect(args.filter((arg) => arg.startsWith('--pull'))).toEqual(expected);
  });

  it.each(['docker', 'podman', 'buildah'])('builds for another architecture with %s', (engine) => {
    expect(buildArguments(engine, { image, context: '/context', platform: 'linux/arm64' })).toContain(
      '--platform=linux/arm64',
    );
  });

  it('gives docker the time in its own way', () => {
    const args = buildArguments('docker', { image, context: '/context' });

    expect(args).toContain('SOURCE_DATE_EPOCH=1700000000');
    expect(args.join(' ')).not.toContain('--timestamp');
  });
});

describe('findEngine', () => {
  it('refuses an engine that it does not know', () => {
    expect(() => findEngine('kaniko')).toThrow('--engine must be docker, podman, buildah, got "kaniko"');
  });
});
