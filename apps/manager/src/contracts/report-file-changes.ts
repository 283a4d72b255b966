import type { Logger } from '@pact-infra/nest-service';
import type { ContractEvents } from '../events/contract-events.js';
import type { ContractFile } from './contract.js';

export interface FileChanges {
  readonly before: readonly ContractFile[];
  readonly after: readonly ContractFile[];
}

/** Says what came, went, broke or recovered between two readings: all of it in the log, what broke as an event as well. */
export function reportFileChanges({ before, after }: FileChanges, logger: Logger, events: ContractEvents): void {
  const old = new Map(before.map((file) => [file.source, file]));
  for (const file of after) {
    const previous = old.get(file.source);
    old.delete(file.source);
    if (file.kind === 'rejected') {
      if (previous?.kind !== 'rejected' || previous.problem !== file.problem) {
        const consequence = file.lastGood === undefined ? 'it is left out' : 'its last good contract stays in force';
        logger.error({ source: file.source }, `bad contract file ${file.source}, ${consequence}: ${file.problem}`);
        events.report({ reason: 'ContractRejected', source: file.source, message: `${file.problem}; ${consequence}` });
      }
    } else if (previous?.kind !== 'accepted' || previous.contract.hash !== file.contract.hash) {
      const { consumer, provider } = file.contract;
      logger.info({ source: file.source, consumer, provider }, 'contract read');
    }
  }
  for (const source of old.keys()) {
    logger.info({ source }, 'contract file is gone');
  }
}
