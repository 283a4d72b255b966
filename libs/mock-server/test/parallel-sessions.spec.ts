import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pactText, servePacts } from '../src/testing/index.js';
import type { InteractionText, TestMock } from '../src/testing/index.js';
import { openSession, sendJson } from './support/sessions.js';

const SESSIONS = 50;
const states = ['pending', 'ready', 'gone'];
const paths = ['/job', '/secret', '/value'];

/** Each path in each state, and in none. */
const interactions = paths.flatMap((path) =>
  [undefined, ...states].map((state): InteractionText => ({
    description: `${path} when ${state ?? 'nothing is said'}`,
    ...(state !== undefined && { providerStates: [{ name: state }] }),
    request: { method: 'GET', path },
    response: {
      status: state === 'gone' ? 404 : 200,
      headers: { 'content-type': 'application/json' },
      body: { state: state ?? null, id: 0 },
      generators: { body: { '$.id': { type: 'ProviderState', expression: 'id' } } },
    },
  })),
);

/** What one test does in its session. */
interface Course {
  readonly states: readonly object[];
  readonly sequence: readonly object[];
  readonly faults: readonly object[];
  readonly isNamedByHeader: boolean;
  readonly steps: readonly Step[];
}

interface Step {
  /** Turns of the event loop that pass before. */
  readonly pause: number;
  readonly path: string;
  readonly askedState: string | undefined;
}

const state = fc.record({
  name: fc.constantFrom(...states, 'e', 'unheard of'),
  params: fc.record({ id: fc.integer() }, { requiredKeys: [] }),
});

const fault = fc.record(
  {
    kind: fc.constantFrom('throttling', 'outage', 'unauthenticated', 'forbidden', 'reset'),
    times: fc.integer({ min: 1, max: 3 }),
    skip: fc.nat({ max: 2 }),
    probability: fc.constantFrom(0.3, 0.7),
    seed: fc.nat(),
    path: fc.constantFrom(...paths),
  },
  { requiredKeys: ['kind', 'times'] },
);

const course: fc.Arbitrary<Course> = fc.record({
  states: fc.array(state, { maxLength: 2 }),
  sequence: fc.array(state, { maxLength: 3 }),
  faults: fc.array(fault, { maxLength: 2 }),
  isNamedByHeader: fc.boolean(),
  steps: fc.array(
    fc.record({
      pause: fc.nat({ max: 5 }),
      path: fc.constantFrom(...paths, '/unheard-of', '/job?x=1'),
      askedState: fc.option(fc.constantFrom(...states), { nil: undefined, freq: 5 }),
    }),
    { maxLength: 8 },
  ),
});

let mock: TestMock;

beforeAll(async () => {
  const env = { JOURNAL_ENTRIES: '10000', JOURNAL_BYTES: '100000000', REQUEST_LOG: 'off' };
  mock = await servePacts([pactText(interactions)], { env });
});

afterAll(() => mock.close());

/** Everything that a test sees of its session. */
async function follow(course: Course, id: string): Promise<object> {
  const { states: active, sequence, faults, isNamedByHeader, steps } = course;
  const address = await openSession(mock.url, id, { states: active, sequence });
  for (const planned of faults) {
    expect((await sendJson('POST', `${mock.url}/_pact/faults?session=${id}`, planned)).status).toBe(201);
  }
  const answers = [];
  for (const { pause, path, askedState } of steps) {
    for (let turn = 0; turn < pause; turn++) {
      await nextTurn();
    }
    const headers = {
      ...(isNamedByHeader && { 'x-pact-session': id }),
      ...(askedState !== undefined && { 'x-pact-provider-state': askedState }),
    };
    answers.push(await answerTo(`${isNamedByHeader ? mock.url : address}${path}`, headers));
  }
  const [journal, misses, coverage] = await Promise.all(
    ['journal', 'misses', 'coverage'].map((kind) => recorded(`${mock.url}/_pact/${kind}?session=${id}`)),
  );
  expect(journal).toMatchObject({ entries: { length: steps.length } });
  expect((await sendJson('DELETE', `${mock.url}/_pact/sessions/${id}`)).status).toBe(204);
  return { answers, journal, misses, coverage };
}

async function answerTo(url: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  try {
    const response = await fetch(url, { headers });
    return [response.status, response.headers.get('x-pact-interaction'), await response.text()];
  } catch {
    return 'reset'; // that is all that fetch tells of it
  }
}

/** What is recorded, without what is different every time. */
async function recorded(url: string): Promise<unknown> {
  return JSON.parse(await (await fetch(url)).text(), (name, value: unknown) =>
    /^(?:id|last_id|at|first_at|last_used|duration_ms|draft)$/.test(name) ? undefined : value,
  );
}

describe('parallel sessions', () => {
  it('are each as if they were alone', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(course, { minLength: SESSIONS, maxLength: SESSIONS }), async (courses) => {
        run++;
        const together = await Promise.all(courses.map((one, index) => follow(one, `session-${run}-${index}`)));
        const alone = [];
        for (const [index, one] of courses.entries()) {
          alone.push(await follow(one, `session-${run}-${index}`));
        }
        expect(together).toEqual(alone);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
