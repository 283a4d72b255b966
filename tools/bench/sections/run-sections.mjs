import { mock } from '../subjects/mock.mjs';
import { pipelineObstacle } from '../subjects/contract-pipeline.mjs';
import { measureLibrary } from './micro.mjs';
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
 * Runs the wanted sections one after another.
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
  const hasPipeline = pipelineObstacle() === undefined && startSubjects.length > 0;
  const ends = settings.counts.filter((count) => count === 1 || count === largest);
  const atEnds = { ...bench, settings: { ...settings, counts: ends } };
  return {
    cells: wants('load') ? await eachOf(cases, (each) => measureThroughput(bench, each)) : [],
    starts: wants('start')
      ? await eachOf(shapes, (each) => measureStarts({ ...atEnds, subjects: startSubjects }, each))
      : [],
    pipelineStarts:
      wants('pipeline') && hasPipeline
        ? await eachOf(shapes.slice(0, 1), (each) =>
            eachOf(ends, async (count) => [await measurePipelineStart(bench, each, count)]),
          )
        : [],
    misses:
      wants('miss') && hasMock
        ? await eachOf(cases, async (each) => [await measureMisses(bench, each, mock, largest)])
        : [],
    reloads:
      wants('reload') && hasMock
        ? await eachOf(shapes, async (each) => [await measureReload(bench, each, mock, largest)])
        : [],
    library: wants('library') ? await measureLibrary(bench) : [],
  };
}

/**
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {(item: Item) => Promise<Result[]>} measure
 * @returns {Promise<Result[]>}
 */
async function eachOf(items, measure) {
  const results = [];
  for (const item of items) {
    results.push(...(await measure(item)));
  }
  return results;
}
