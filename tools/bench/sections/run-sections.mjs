import { getLiteral } from '../cases/get-literal.mjs';
import { mock } from '../subjects/mock.mjs';
import { pipelineObstacle } from '../subjects/contract-pipeline.mjs';
import { measureLibrary } from './library.mjs';
import { measureMisses } from './miss.mjs';
import { measurePipelineStart } from './pipeline-start.mjs';
import { measureReload } from './reload.mjs';
import { measureStarts } from './start.mjs';
import { measureThroughput } from './throughput.mjs';

/** What can be measured by itself. */
export const SECTIONS = Object.freeze(['load', 'start', 'pipeline', 'miss', 'reload', 'library']);

/** The cases that a section without a case of its own looks at: one of each shape. */
const SHAPES = Object.freeze(['get-literal', 'aws-post']);

/**
 * Runs the wanted sections one after another. A measurement that fails is told and left out.
 *
 * @param {object} plan
 * @param {import('./settings.mjs').Bench} plan.bench
 * @param {readonly import('../subjects/subject.mjs').Subject[]} plan.startSubjects
 * @param {(section: string) => boolean} plan.wants
 */
export async function runSections({ bench, startSubjects, wants }) {
  const { cases, settings } = bench;
  const shapes = cases.filter(({ name }) => SHAPES.includes(name));
  const largest = Math.max(...settings.counts);
  const hasMock = bench.subjects.includes(mock);
  const hasPipeline = pipelineObstacle() === undefined && hasMock;
  const ends = settings.counts.filter((count) => count === 1 || count === largest);
  /** @type {string[]} */
  const problems = [];
  const atEnds = { ...bench, settings: { ...settings, counts: ends } };
  /**
   * @template Item, Result
   * @param {string} section
   * @param {readonly Item[]} items
   * @param {(item: Item) => Promise<Result[]>} measure
   * @returns {Promise<Result[]>}
   */
  const each = async (section, items, measure) => {
    const results = [];
    for (const item of wants(section) ? items : []) {
      try {
        results.push(...(await measure(item)));
      } catch (error) {
        problems.push(`${section}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return results;
  };
  return {
    cells: await each('load', cases, (benchCase) => measureThroughput(bench, benchCase)),
    starts: await each('start', shapes, (benchCase) =>
      measureStarts({ ...atEnds, subjects: startSubjects }, benchCase),
    ),
    pipelineStarts: await each('pipeline', hasPipeline ? ends : [], async (count) => [
      await measurePipelineStart(bench, getLiteral, count),
    ]),
    misses: await each('miss', hasMock ? cases : [], async (benchCase) => [
      await measureMisses(bench, benchCase, mock, largest),
    ]),
    reloads: await each('reload', hasMock ? shapes : [], async (benchCase) => [
      await measureReload(bench, benchCase, mock, largest),
    ]),
    library: await each('library', settings.counts, (count) => measureLibrary(bench, count)),
    problems,
  };
}
