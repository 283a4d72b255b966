import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './paths.mjs';
import { SERVER_FLAGS } from './server-flags.mjs';

describe('SERVER_FLAGS', () => {
  it('are those of npm run stub', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

    expect(scripts.stub).toBe(`node ${SERVER_FLAGS.join(' ')} tools/stub/stub.mjs`);
  });

  it('are those of the images', () => {
    const containerfile = readFileSync(join(root, 'tools/image/Containerfile'), 'utf8');

    expect(containerfile).toContain(`ENTRYPOINT ${JSON.stringify(['node', ...SERVER_FLAGS]).replaceAll(',', ', ')}\n`);
  });
});
