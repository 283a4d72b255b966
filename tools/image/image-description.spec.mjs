import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../workspace/paths.mjs';
import { describeImage } from './image-description.mjs';

const webhook = join(root, 'apps/webhook');
const commit = { hash: '0123456789abcdef0123456789abcdef01234567', time: 1_700_000_000, isClean: true };

describe('describeImage', () => {
  it('tags by version and by commit', () => {
    const { references, version } = describeImage(webhook, 'registry.example.com/pact', commit);

    expect(references).toEqual([
      `registry.example.com/pact/webhook:${version}`,
      'registry.example.com/pact/webhook:0123456789ab',
    ]);
  });

  it('says in labels what the image is', () => {
    const { labels, version } = describeImage(webhook, 'pact', commit);

    expect(labels).toEqual({
      'org.opencontainers.image.title': 'webhook',
      'org.opencontainers.image.description': expect.stringContaining('webhook'),
      'org.opencontainers.image.version': version,
      'org.opencontainers.image.revision': commit.hash,
      'org.opencontainers.image.licenses': 'Apache-2.0',
      'org.opencontainers.image.created': '2023-11-14T22:13:20.000Z',
    });
  });

  it('does not pass off changed files as the commit', () => {
    const { references, labels } = describeImage(webhook, 'pact', { ...commit, isClean: false });

    expect(references[1]).toBe('pact/webhook:0123456789ab-dirty');
    expect(labels['org.opencontainers.image.revision']).toBe(`${commit.hash}-dirty`);
  });
});
