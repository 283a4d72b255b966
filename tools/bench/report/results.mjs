/**
 * Everything that one run measured.
 *
 * @typedef {object} Results
 * @property {Machine} machine
 * @property {import('../sections/settings.mjs').Settings} settings
 * @property {readonly string[]} skipped what was left out, and why
 * @property {import('../sections/throughput.mjs').Cell[]} cells
 * @property {import('../sections/start.mjs').Start[]} starts
 * @property {import('../sections/pipeline-start.mjs').PipelineStart[]} pipelineStarts
 * @property {import('../sections/miss.mjs').Miss[]} misses
 * @property {import('../sections/reload.mjs').Reload[]} reloads
 * @property {import('../library/measure-library.mjs').LibraryCost[]} library
 * @property {readonly string[]} problems measurements that failed, and why
 *
 * @typedef {object} Machine
 * @property {string} date
 * @property {string} node
 * @property {string} processor
 * @property {number} cores
 * @property {boolean} pinned whether server and load had a core each
 */
export {};
