import { fileURLToPath } from 'node:url';
import { SERVER_FLAGS } from '../../workspace/server-flags.mjs';
import { mock } from './mock.mjs';
import { pipelineObstacle } from './contract-pipeline.mjs';

/**
 * Our mock server with its contract from a broker, as the manager lists it.
 *
 * @param {import('./contract-pipeline.mjs').ContractPipeline} pipeline
 * @returns {import('./subject.mjs').Subject}
 */
export function pipelineMock(pipeline) {
  return {
    name: 'pipeline-mock',
    title: 'our mock server through broker and manager',
    obstacle: () => mock.obstacle() ?? pipelineObstacle(),
    serves: () => true,
    program: ({ benchCase, port }) => ({
      command: process.execPath,
      args: [
        ...SERVER_FLAGS,
        fileURLToPath(new URL(`../../../apps/${benchCase.profile}-mock/dist/main.js`, import.meta.url)),
      ],
      env: { PORT: String(port), ...pipeline.mockEnvironment },
    }),
  };
}
