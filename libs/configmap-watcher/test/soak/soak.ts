import type { ConfigMapWatch } from '../../src/configmap/config-map-watch.js';
import { watchConfigMap, watchConfigMaps } from '../../src/configmap/watch-config-map.js';
import { ADMIN } from '../fake-api/access.js';
import { FakeApiServer, NAMESPACE } from '../fake-api/fake-api-server.js';
import { memoryApiServer } from '../memory-api-server.js';
import { seededRandom } from '../seeded-random.js';
import { VirtualClock } from '../virtual-clock.js';
import { ShownFiles } from './shown-files.js';
import { SOAK_STEPS, type SoakWorld } from './soak-steps.js';
import { filesIn, NAME, SELECTOR } from './soaked-config-maps.js';

export interface SoakOptions {
  readonly seed: number;
  readonly events: number;
}

export interface SoakResult {
  /** What the watch shows in the end. */
  readonly shown: string;
  /** What the ConfigMaps hold. */
  readonly stored: string;
  /** Snapshots that show what was never true at any one moment. */
  readonly untrue: readonly string[];
  /** Watches that were open at the same time. */
  readonly mostWatches: number;
  readonly snapshots: number;
  readonly requests: number;
  readonly minutes: number;
}

/** After the last fault: a half-open watch is left after 315 s at most, and the longest pause is 60 s. */
const RECOVERY_MS = 400_000;

/**
 * Changes ConfigMaps and breaks the API server at random, as the seed says. Odd seeds watch one ConfigMap by name, even ones
 * several by label. Time is virtual and connections are in memory: a seed always does the same.
 */
export async function soak({ seed, events }: SoakOptions): Promise<SoakResult> {
  const isByName = seed % 2 === 1;
  const clock = new VirtualClock();
  const random = seededRandom(seed);
  const api = new FakeApiServer({ clock });
  const world: SoakWorld = { api, clock, random, token: 'admin', goneUntil: 0 };
  const watch = startWatch(world, isByName);
  const shown = new ShownFiles(watch);
  const truths = new Set<string>();
  const noteTruth = (): void => {
    truths.add(filesIn(api.store, isByName));
  };
  const { onChange } = api.store;
  noteTruth();
  api.store.onChange = (change) => {
    noteTruth();
    onChange(change);
  };

  let mostWatches = 0;
  for (let event = 0; event < events; event++) {
    const step = SOAK_STEPS[Math.floor(random() * SOAK_STEPS.length)];
    step?.(world);
    await clock.advance(pauseMs(random));
    mostWatches = Math.max(mostWatches, api.watches.count);
  }
  world.goneUntil = 0;
  api.heal();
  await clock.advance(RECOVERY_MS);

  const result = {
    shown: shown.latest,
    stored: filesIn(api.store, isByName),
    untrue: shown.all.filter((files) => !truths.has(files)),
    mostWatches,
    snapshots: shown.all.length,
    requests: api.calls.length,
    minutes: Math.round(clock.now() / 60_000),
  };
  const stopping = watch.stop();
  api.resetConnections();
  await stopping;
  return result;
}

/** Bursts, pauses of some seconds, and now and then a silence longer than a watch may last. */
function pauseMs(random: () => number): number {
  const kind = random();
  if (kind < 0.5) {
    return 0;
  }
  return random() * (kind < 0.995 ? 10_000 : 600_000);
}

function startWatch(world: SoakWorld, isByName: boolean): ConfigMapWatch {
  const { api, clock, random } = world;
  api.tokens.set(world.token, ADMIN);
  const server = memoryApiServer({ api, token: () => world.token, isGone: () => clock.now() < world.goneUntil });
  const options = { server, namespace: NAMESPACE, clock, random };
  return isByName
    ? watchConfigMap({ ...options, name: NAME })
    : watchConfigMaps({ ...options, labelSelector: SELECTOR });
}
