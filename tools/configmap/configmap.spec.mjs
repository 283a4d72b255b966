import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';

const program = fileURLToPath(new URL('configmap.mjs', import.meta.url));

/** Stands in for kubectl: notes what it is called with, and knows two labelled ConfigMaps. */
const KUBECTL = `#!/bin/sh
printf '%s\\n' "$*" >>"$CALLS"
case "$1" in
  apply) cat >"$CALLS.applied" ;;
  get) printf 'configmap/pact-contracts\\nconfigmap/pact-contracts-2\\n' ;;
esac
`;

describe('npm run configmap', () => {
  /** @type {string} */
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'contracts-'));
    writeFileSync(join(folder, 'a.json'), '{"a":1}\n');
    writeFileSync(join(folder, 'notes.txt'), 'no contract');
    writeFileSync(join(folder, 'kubectl'), KUBECTL);
    chmodSync(join(folder, 'kubectl'), 0o755);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** @param {readonly string[]} args */
  function run(args) {
    const PATH = `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
    return execFileSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 8 * 1024 * 1024,
      env: { ...process.env, PATH, CALLS: join(folder, 'calls') },
    });
  }

  it('prints the ConfigMap of the pact files in a folder', () => {
    const documents = parseAllDocuments(run([folder, '--namespace=team-a'])).map((document) => document.toJS());

    expect(documents).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'pact-contracts', namespace: 'team-a', labels: { 'pact-infra/contracts': 'true' } },
        data: { 'a.json': '{"a":1}\n' },
      },
    ]);
  });

  it('prints several where one cannot hold the contracts', () => {
    for (const name of ['b.json', 'c.json']) {
      writeFileSync(join(folder, name), randomBytes(700 * 1024).toString('base64'));
    }
    const documents = parseAllDocuments(run([folder])).map((document) => document.toJS());

    expect(documents.map(({ metadata, binaryData }) => [metadata.name, Object.keys(binaryData)])).toEqual([
      ['pact-contracts', ['a.json.gz', 'b.json.gz']],
      ['pact-contracts-2', ['c.json.gz']],
    ]);
  });

  it('applies on the side of the server and deletes what is no longer needed', () => {
    run([folder, '--apply', '--prune', '--namespace=team-a', '--context=kind']);

    expect(readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')).toEqual([
      'apply --server-side --force-conflicts --field-manager=pact-infra-configmap --filename=- --namespace=team-a --context=kind',
      'get configmaps --selector=pact-infra/contracts=true --output=name --namespace=team-a --context=kind',
      'delete configmap/pact-contracts-2 --namespace=team-a --context=kind',
    ]);
    const { items } = JSON.parse(readFileSync(join(folder, 'calls.applied'), 'utf8'));
    expect(items).toMatchObject([{ metadata: { name: 'pact-contracts' }, data: { 'a.json': '{"a":1}\n' } }]);
  });

  it.each([
    [['/nowhere'], '/nowhere is not a directory'],
    [[], 'expected one directory of pact files, got ""'],
    [[tmpdir(), '--prune'], '--prune needs --apply'],
    [[tmpdir(), '--aply'], "Unknown option '--aply'"],
  ])('refuses %j', (args, message) => {
    expect(() => run(args)).toThrow(message);
  });

  it('refuses a folder without pact files', () => {
    rmSync(join(folder, 'a.json'));

    expect(() => run([folder])).toThrow('has no pact files (*.json)');
  });
});
