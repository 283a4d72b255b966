import { setTimeout as sleep } from 'node:timers/promises';
import { residentMebibytes } from '../measure/process-usage.mjs';
import { ContractPipeline } from '../subjects/contract-pipeline.mjs';
import { pipelineMock } from '../subjects/pipeline-mock.mjs';
import { measureStarts } from './start.mjs';

const SETTLE_MS = 5000;

/**
 * @typedef {object} PipelineStart
 * @property {import('./start.mjs').Start} start
 * @property {number} managerMebibytes of the manager, when it has nothing left to do
 */

/**
 * Starts a mock server that gets its contract through broker and manager.
 *
 * @param {import('./settings.mjs').Bench} bench
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @param {number} count
 * @returns {Promise<PipelineStart>}
 */
export async function measurePipelineStart(bench, benchCase, count) {
  bench.say(`start through broker and manager, N=${count}`);
  const pipeline = new ContractPipeline();
  try {
    await pipeline.start(benchCase, count);
    await sleep(SETTLE_MS);
    const managerMebibytes = residentMebibytes(pipeline.managerPid);
    const alone = { ...bench, subjects: [pipelineMock(pipeline)], settings: { ...bench.settings, counts: [count] } };
    const [start] = await measureStarts(alone, benchCase);
    if (start === undefined) {
      throw new Error('A mock server serves every contract');
    }
    return { start, managerMebibytes };
  } finally {
    await pipeline.stop();
  }
}
