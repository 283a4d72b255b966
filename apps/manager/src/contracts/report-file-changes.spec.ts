import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@pact-infra/nest-service';
import { noContractEvents } from '../events/contract-events.js';
import type { ContractFile } from './contract.js';
import { reportFileChanges } from './report-file-changes.js';

describe('reportFileChanges', () => {
  it('names the bad file in the sentence itself, which is all that some viewers of logs show', () => {
    const lines: string[] = [];
    const logger = createLogger({ service: 'test', level: 'info', stream: { write: (line) => lines.push(line) } });
    const file: ContractFile = {
      kind: 'rejected',
      source: 'team.json',
      problem: '$: no',
      pair: undefined,
      lastGood: undefined,
    };

    reportFileChanges({ before: [], after: [file] }, logger, noContractEvents);

    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'bad contract file team.json, it is left out: $: no',
    ]);
  });
});
