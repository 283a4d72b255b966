import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PresentSnapshot, WatchedFile } from '@pact-infra/configmap-watcher';
import { pactText } from '../../test/pact-text.js';
import { contractInForce, type ContractFile } from './contract.js';
import { ContractReader } from './contract-reader.js';
import { readContract } from './read-contract.js';

const GCP = 'GCP-Secret-Manager';

describe('ContractReader', () => {
  let reader: ContractReader;
  let readNames: string[];

  beforeEach(() => {
    readNames = [];
    reader = new ContractReader((file) => {
      readNames.push(file.name);
      return readContract(file);
    });
  });

  function read(files: Record<string, string>): Promise<readonly ContractFile[]> {
    return reader.read(snapshot(files));
  }

  it('takes consumer and provider from the JSON, never from the name', async () => {
    const [file] = await read({ 'gcp.json': pactText({ consumer: 'C', provider: 'P' }) });

    expect(file).toMatchObject({ kind: 'accepted', source: 'gcp.json', contract: { consumer: 'C', provider: 'P' } });
  });

  it('gives the same hash to pacts that differ in layout and metadata only', async () => {
    const pact = JSON.parse(pactText()) as object;
    const [a, b] = await read({
      'a.json': JSON.stringify(pact),
      'b.json': JSON.stringify({ ...pact, consumer: { name: 'Other' }, metadata: {} }),
    });
    const [c] = await read({
      'a.json': JSON.stringify({ ...pact, createdAt: 'now', _links: {} }, null, 2),
    });

    expect(hashOf(c)).toBe(hashOf(a));
    expect(hashOf(b)).not.toBe(hashOf(a));
  });

  it.each([
    ['text that is no JSON', '{"consumer":', expect.stringContaining('$')],
    [
      'an interaction without a request',
      pactText().replace('"request"', '"reqest"'),
      expect.stringContaining('$.interactions[0]'),
    ],
    [
      'a matching rule that makes no sense',
      pactText().replace(
        '"path":"/"',
        '"path":"/","matchingRules":{"path":{"matchers":[{"match":"regex","regex":"("}]}}',
      ),
      expect.stringContaining('$.interactions[0].request.matchingRules.path'),
    ],
    ['a pact without a provider', pactText().replace('"provider"', '"provder"'), expect.stringContaining('$.provider')],
  ])('reports %s with its place, and goes on with the others', async (_what, text, problem) => {
    const files = await read({ 'bad.json': text, 'good.json': pactText() });

    expect(files).toEqual([
      expect.objectContaining({ kind: 'rejected', source: 'bad.json', problem, lastGood: undefined }),
      expect.objectContaining({ kind: 'accepted', source: 'good.json' }),
    ]);
  });

  it('keeps the last good contract of a file that broke, until the file is mended or removed', async () => {
    const good = pactText({ status: 200 });
    const [before] = await read({ 'a.json': good });
    const [broken] = await read({ 'a.json': 'broken' });
    const [brokenOtherwise] = await read({ 'a.json': '[]' });
    const [mended] = await read({ 'a.json': pactText({ status: 201 }) });
    const removed = await read({});
    const [brokenAnew] = await read({ 'a.json': 'broken' });

    expect(broken).toMatchObject({
      kind: 'rejected',
      pair: { provider: 'AWS-Secrets-Manager' },
      lastGood: { text: good },
    });
    expect(hashOf(brokenOtherwise)).toBe(hashOf(before));
    expect(hashOf(mended)).not.toBe(hashOf(before));
    expect(removed).toEqual([]);
    expect(brokenAnew).toMatchObject({ kind: 'rejected', lastGood: undefined });
  });

  it('keeps the first by name of two files with the same pair, and says so in the second', async () => {
    const files = await read({
      'a.json': pactText(),
      'b.json': pactText({ status: 201 }),
      'c.json': pactText({ provider: GCP }),
    });

    expect(files).toEqual([
      expect.objectContaining({ kind: 'accepted', source: 'a.json' }),
      {
        kind: 'rejected',
        source: 'b.json',
        problem:
          'Conflict: the contract of consumer "Controller" with provider "AWS-Secrets-Manager" is already stated by a.json, ' +
          'which stays in force',
        pair: expect.objectContaining({ provider: 'AWS-Secrets-Manager' }),
        lastGood: undefined,
      },
      expect.objectContaining({ kind: 'accepted', source: 'c.json' }),
    ]);
  });

  it('takes names that differ in case alone for the same pair', async () => {
    const files = await read({
      'a.json': pactText({ provider: GCP }),
      'b.json': pactText({ provider: GCP.toLowerCase() }),
    });

    expect(files).toEqual([
      expect.objectContaining({ kind: 'accepted', source: 'a.json' }),
      expect.objectContaining({ kind: 'rejected', source: 'b.json', problem: expect.stringContaining('Conflict') }),
    ]);
  });

  it('gives the pair to the second file when the first is removed', async () => {
    await read({ 'a.json': pactText(), 'b.json': pactText({ status: 201 }) });

    expect(await read({ 'b.json': pactText({ status: 201 }) })).toEqual([
      expect.objectContaining({ kind: 'accepted', source: 'b.json' }),
    ]);
  });

  it('reads a file again only when it changed', async () => {
    await read({ 'a.json': pactText(), 'b.json': pactText({ provider: GCP }) });
    await read({ 'a.json': pactText(), 'b.json': pactText({ provider: GCP, status: 201 }) });

    expect(readNames).toEqual(['a.json', 'b.json', 'b.json']);
  });
});

function snapshot(files: Record<string, string>): PresentSnapshot {
  const entries = Object.entries(files).map(([name, text]): [string, WatchedFile] => [
    name,
    { kind: 'readable', name, text, hash: text },
  ]);
  return { kind: 'present', source: 'test', revision: '', files: new Map(entries) };
}

function hashOf(file: ContractFile | undefined): string | undefined {
  return file === undefined ? undefined : contractInForce(file)?.hash;
}
