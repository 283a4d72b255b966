import { describe, expect, it } from '@jest/globals';
import type { Contract, ContractFile } from '../contracts/contract.js';
import { buildReadyReport, type ManagerState, type ReadyReport } from './ready-report.js';

const contract: Contract = { source: 'a.json', consumer: 'C', provider: 'P', hash: 'h', text: '{}' };
const accepted: ContractFile = { kind: 'accepted', source: 'a.json', contract };
const broken: ContractFile = {
  kind: 'rejected',
  source: 'a.json',
  problem: '$: no JSON',
  pair: contract,
  lastGood: contract,
};
const published = { published: { version: 'v', hash: 'h' } };

describe('buildReadyReport', () => {
  function build(state: Partial<ManagerState> = {}): ReadyReport {
    return buildReadyReport({
      isBrokerHealthy: true,
      source: { name: 'directory /contracts', state: 'present', error: null },
      files: [accepted],
      publicationOf: () => published,
      servedProviders: ['P'],
      ...state,
    });
  }

  it('is ready with a healthy broker and one published contract', () => {
    expect(build()).toMatchObject({ status: 'ready', pacts_published: true, published_providers: ['P'] });
  });

  it.each<[string, Partial<ManagerState>]>([
    ['the broker is not healthy', { isBrokerHealthy: false }],
    ['nothing is published yet', { publicationOf: () => ({}) }],
    ['publishing failed', { publicationOf: () => ({ error: 'refused' }) }],
    ['there is no contract', { files: [] }],
  ])('is not ready when %s', (_what, state) => {
    expect(build(state)).toMatchObject({ status: 'not_ready' });
  });

  it('shows an error beside the version that stays in force', () => {
    const [file] = build({ files: [broken] }).contracts;

    expect(file).toEqual({
      source: 'a.json',
      consumer: 'C',
      provider: 'P',
      version: 'v',
      hash: 'h',
      error: '$: no JSON',
    });
  });

  it('names each pair once: in the file that is in force, else in the first', () => {
    const without: ContractFile = { ...broken, lastGood: undefined };
    const other = { consumer: 'C', provider: 'Other' };

    const { contracts } = build({
      files: [
        without,
        accepted,
        { ...without, pair: other },
        { ...without, pair: other },
        { ...without, pair: undefined },
      ],
    });

    expect(contracts.map(({ provider }) => provider)).toEqual([null, 'P', 'Other', null, null]);
  });

  it('names a provider once and in order, however many consumers it has', () => {
    const files = ['P', 'A', 'P'].map((provider, index): ContractFile => {
      const source = `${index}.json`;
      return { kind: 'accepted', source, contract: { ...contract, source, provider } };
    });

    expect(build({ files }).published_providers).toEqual(['A', 'P']);
  });

  it('names the published providers that no mock server serves, whatever the case of their names', () => {
    expect(build({ servedProviders: ['p'] }).unserved_providers).toEqual([]);
    expect(build({ servedProviders: ['Q'] }).unserved_providers).toEqual(['P']);
    expect(build({ servedProviders: [], publicationOf: () => ({}) }).unserved_providers).toEqual([]);
  });

  it.each<[string, Partial<ManagerState>]>([
    ['broker’s health', { isBrokerHealthy: false }],
    ['source', { source: { name: 'directory /contracts', state: 'absent', error: null } }],
    ['files', { files: [] }],
    ['error of a file', { files: [broken] }],
    ['published version', { publicationOf: () => ({ published: { version: 'w', hash: 'h' } }) }],
  ])('changes its revision with the %s, and only then', (_what, state) => {
    expect(build(state).revision).not.toBe(build().revision);
    expect(build(state).revision).toBe(build(state).revision);
  });
});
