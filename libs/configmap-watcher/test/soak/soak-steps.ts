import { ADMIN } from '../fake-api/access.js';
import type { FakeApiServer } from '../fake-api/fake-api-server.js';
import type { Fault } from '../fake-api/fault.js';
import type { VirtualClock } from '../virtual-clock.js';
import { NAME, NAMES } from './soaked-config-maps.js';

/** What the steps of a soak act upon. */
export interface SoakWorld {
  readonly api: FakeApiServer;
  readonly clock: VirtualClock;
  readonly random: () => number;
  /** The watch's own, as it is mounted. */
  token: string;
  /** Until then nobody answers at the API server's address. */
  goneUntil: number;
}

export type SoakStep = (world: SoakWorld) => void;

const putConfigMap: SoakStep = ({ api, random }) => {
  api.putConfigMap(someName(random), {
    metadata: random() < 0.8 ? { labels: { pacts: 'yes' } } : {},
    data: { 'x.json': String(random()), [`k${Math.floor(random() * 3)}.json`]: String(random()) },
  });
};

const emptyConfigMap: SoakStep = ({ api, random }) => {
  api.putConfigMap(someName(random), { metadata: { labels: { pacts: 'yes' } }, data: null });
};

const deleteConfigMap: SoakStep = ({ api, random }) => {
  api.deleteConfigMap(someName(random));
};

const replaceConfigMap: SoakStep = (world) => {
  world.api.deleteConfigMap(NAME);
  putConfigMap(world);
};

const compact: SoakStep = ({ api, random }) => {
  api.watches.expiry = random() < 0.5 ? 'status' : 'event';
  api.store.compact();
};

const sendBookmark: SoakStep = ({ api }) => {
  api.watches.sendBookmark();
};

const endWatches: SoakStep = ({ api }) => {
  api.watches.end();
};

const resetConnections: SoakStep = ({ api }) => {
  api.resetConnections();
};

const turnHalfOpen: SoakStep = ({ api }) => {
  api.watches.halfOpen();
};

const sendErrorEvent: SoakStep = ({ api, random }) => {
  const code = pick([410, 500, 504], random);
  api.watches.sendLine(JSON.stringify({ type: 'ERROR', object: { kind: 'Status', code, message: 'etcd' } }));
};

const sendGarbage: SoakStep = ({ api, random }) => {
  api.watches.sendLine(pick(['<html>', '{"type":"MODIFIED","object":null}', '{"type":"NEW"}', ''], random));
};

const failRequest: SoakStep = ({ api, random }) => {
  if (api.pendingFaults > 2) {
    return; // faults come faster than requests: hardly one would succeed
  }
  const status = pick([401, 403, 404, 410, 429, 500, 503], random);
  const faults: readonly Fault[] = [
    { kind: 'status', status, headers: { 'retry-after': String(Math.floor(random() * 20)) } },
    { kind: 'reset' },
    { kind: 'cut' },
    { kind: 'no-answer' },
    { kind: 'slow', milliseconds: random() * 40_000 },
    { kind: 'text', text: pick(['<html>', '', '{}'], random) },
  ];
  api.failNext(pick(['list', 'watch'] as const, random), pick(faults, random));
};

const rotateToken: SoakStep = (world) => {
  world.api.tokens.delete(world.token);
  world.token = `token ${world.random()}`;
  world.api.tokens.set(world.token, ADMIN);
};

/** For a minute, but not so often that nothing else ever happens. */
const disappear: SoakStep = (world) => {
  if (world.random() < 0.1) {
    world.api.resetConnections();
    world.goneUntil = world.clock.now() + 60_000;
  }
};

/** Every kind of event and fault; a schedule picks among them. */
export const SOAK_STEPS: readonly SoakStep[] = [
  putConfigMap,
  putConfigMap,
  putConfigMap,
  emptyConfigMap,
  deleteConfigMap,
  replaceConfigMap,
  compact,
  sendBookmark,
  endWatches,
  resetConnections,
  turnHalfOpen,
  sendErrorEvent,
  sendGarbage,
  failRequest,
  rotateToken,
  disappear,
];

/** Half of the time the one that is watched by name. */
function someName(random: () => number): string {
  return random() < 0.5 ? NAME : pick(NAMES, random);
}

function pick<T>(values: readonly T[], random: () => number): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) {
    throw new RangeError('Expected values to pick from, got none');
  }
  return value;
}
