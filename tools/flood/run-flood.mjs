/* See README.md. */
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentMebibytes } from '../bench/measure/process-usage.mjs';
import { freePort } from '../server-process/free-port.mjs';
import { ServerProcess } from '../server-process/server-process.mjs';
import { SERVER_FLAGS } from '../workspace/server-flags.mjs';
import { Client, floods, run } from './floods.mjs';

/** The limit that Node gives itself in a container of 128 MiB; without one it lets more garbage gather. */
const AS_IN_A_CONTAINER = '--max-old-space-size=256';
const DEFAULT_SECONDS = 60;
const WARM_UP_SECONDS = 10;
const REPORT_SECONDS = 5;
const COLUMNS = [6, 9, 17, 10];

const [secondsText = DEFAULT_SECONDS, name = ''] = process.argv.slice(2);
const seconds = Number(secondsText);
if (!Number.isInteger(seconds) || seconds < 1 || !floods.some((flood) => flood.name.includes(name))) {
  console.error(`Usage: npm run flood -- [SECONDS] [NAME], of ${floods.map((flood) => flood.name).join(', ')}`);
  process.exit(2);
}
const root = new URL('../../', import.meta.url);
const port = await freePort();
const server = new ServerProcess({
  name: 'the AWS mock',
  command: process.execPath,
  args: [...SERVER_FLAGS, AS_IN_A_CONTAINER, fileURLToPath(new URL('apps/aws-mock/dist/main.js', root))],
  env: {
    PORT: String(port),
    PACT_FILES: fileURLToPath(new URL('examples/contracts/Secret-Manager-Controller-AWS-Secrets-Manager.json', root)),
  },
});
const admin = new Client(port);
await server.waitUntil(() =>
  admin.ask('GET', '/health', {}, '').then(
    (text) => text.includes('ok'),
    () => false,
  ),
);

const stop = new AbortController();
const flooding = floods
  .filter((flood) => flood.name.includes(name))
  .map((flood) => {
    const client = new Client(port);
    return { flood, client, end: run(flood, client, stop.signal) };
  });

/** @type {number[]} */
const memory = [];
console.log('second  RSS MiB  journal entries  sessions');
for (let second = 1; second <= seconds; second++) {
  await sleep(1000);
  const resident = residentMebibytes(server.pid);
  memory.push(resident);
  if (second % REPORT_SECONDS === 0) {
    const { entries } = JSON.parse(await admin.ask('GET', '/_pact/journal', {}, ''));
    const { sessions } = JSON.parse(await admin.ask('GET', '/_pact/sessions', {}, ''));
    const cells = [String(second), resident.toFixed(1), String(entries.length), String(sessions.length)];
    console.log(cells.map((cell, column) => cell.padStart(COLUMNS[column] ?? 0)).join(''));
  }
}
stop.abort();
for (const { flood, client, end } of flooding) {
  await end;
  client.close();
  console.log(`${String(client.answers).padStart(8)} answers: ${flood.name}`);
}
admin.close();
await server.stop();

const [early, late] = [memory.slice(0, WARM_UP_SECONDS), memory.slice(WARM_UP_SECONDS)];
console.log(`most in the first ${WARM_UP_SECONDS} s: ${Math.max(...early).toFixed(1)} MiB`);
if (late.length > 0) {
  console.log(`most after that: ${Math.max(...late).toFixed(1)} MiB`);
}
