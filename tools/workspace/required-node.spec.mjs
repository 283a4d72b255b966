import { describe, expect, it } from '@jest/globals';
import { requireNode } from './required-node.mjs';

describe('requireNode', () => {
  it.each([
    { version: '20.0.0', platform: 'linux', arch: 'x64' },
    { version: '24.0.0', platform: 'linux', arch: 'arm64' },
    { version: '100.1.2', platform: 'darwin', arch: 'arm64' },
  ])('is content with %j', (node) => {
    expect(() => requireNode(node)).not.toThrow();
  });

  it('is content with the Node of the tests', () => {
    expect(() => requireNode()).not.toThrow();
  });

  it.each([
    [
      { version: '18.20.0', platform: 'linux', arch: 'x64' },
      'Node 20 or newer is needed on linux x64; this is Node 18.20.0',
    ],
    [
      { version: '22.9.0', platform: 'darwin', arch: 'arm64' },
      'Node 24 or newer is needed on darwin arm64; this is Node 22.9.0',
    ],
  ])('refuses %j', (node, message) => {
    expect(() => requireNode(node)).toThrow(message);
  });
});
