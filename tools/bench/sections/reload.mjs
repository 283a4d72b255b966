import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pactText } from '../cases/pact-text.mjs';
import { askOnce } from '../load/ask-once.mjs';
import { requestBytes } from '../load/request-bytes.mjs';
import { startSubject } from '../subjects/running-subject.mjs';

const BEFORE_MS = 2000;
const AFTER_MS = 2000;
const RELOAD_TIMEOUT_MS = 30_000;
const POLL_MS = 20;

/**
 * What clients saw while a contract was exchanged.
 *
 * @typedef {object} Reload
 * @property {string} caseName
 * @property {string} subject
 * @property {number} count
 * @property {number} reloadMs from the change of the file to the first answer from the new contract
 * @property {import('../load/run-load.mjs').LoadResult} load over the whole time
 */

/**
 * Changes the served pact file under full load: one interaction is added at its end.
 *
 * @param {import('./settings.mjs').Bench} bench
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @param {import('../subjects/subject.mjs').Subject} subject one that follows its file
 * @param {number} count
 * @returns {Promise<Reload>}
 */
export async function measureReload({ settings, generator, say }, benchCase, subject, count) {
  say(`reload: ${subject.name}, ${benchCase.name}, N=${count}`);
  const running = await startSubject(subject, benchCase, count, { pinned: false });
  try {
    const { source, port, pid } = running;
    const job = { source, port, pid, connections: settings.connections };
    await generator.run({ ...job, durationMs: settings.warmUpMs });
    const loading = generator.run({ ...job, durationMs: BEFORE_MS + AFTER_MS });
    await sleep(BEFORE_MS);
    const changedAt = performance.now();
    replaceFile(join(running.directory, 'pact.json'), pactText(benchCase, count + 1));
    await answersFromNewContract(running, benchCase, count);
    const reloadMs = performance.now() - changedAt;
    return { caseName: benchCase.name, subject: subject.name, count, reloadMs, load: await loading };
  } finally {
    await running.stop();
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
function replaceFile(file, text) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/**
 * @param {import('../subjects/running-subject.mjs').RunningSubject} running
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @param {number} count
 */
async function answersFromNewContract({ server, port }, benchCase, count) {
  const added = benchCase.exchange(count);
  const request = requestBytes(added.request, port);
  const question = { request, status: 200, marker: Buffer.from(added.answeredBy) };
  await server.waitUntil(() => askOnce(port, question), { timeoutMs: RELOAD_TIMEOUT_MS, everyMs: POLL_MS });
}
