/** Soaks the watcher with many seeds: `node test/soak/run-soak.mjs --seeds 200 [--from 1] [--events 10000]`. */
import { build } from 'esbuild';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
    events: { type: 'string', default: '10000' },
  },
});
const outfile = resolve(import.meta.dirname, '../../test-output/soak.mjs');
await build({
  entryPoints: [resolve(import.meta.dirname, 'soak.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const { soak } = await import(pathToFileURL(outfile).href);

const [first, count, events] = [values.from, values.seeds, values.events].map(Number);
let failed = 0;
for (let seed = first; seed < first + count; seed++) {
  const { shown, stored, untrue, mostWatches, snapshots, requests, minutes } = await soak({ seed, events });
  const isGood = shown === stored && untrue.length === 0 && mostWatches === 1;
  failed += isGood ? 0 : 1;
  console.log(
    `seed ${seed}: ${isGood ? 'ok' : `FAILED, shows ${shown} instead of ${stored}, untrue: ${untrue.join(' ')}, ${mostWatches} watches at once`}` +
      ` (${events} events in ${minutes} virtual minutes, ${requests} requests, ${snapshots} snapshots)`,
  );
}
console.log(`${count - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
