import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { ExchangeObserver } from '../data-plane/exchange.js';

/** From the 50 µs of a plain answer to the seconds of a stuck one. */
const DURATION_BUCKETS_SECONDS = [0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.005, 0.025, 0.1, 1];

/** Counts exchanges by outcome and status, and their durations. */
export function measureExchanges(registry: Registry): ExchangeObserver {
  const registers = [registry];
  const requests = new Counter({
    name: 'pact_mock_requests_total',
    help: 'Requests by outcome and status of the answer',
    labelNames: ['outcome', 'status'],
    registers,
  });
  const fallen = new Counter({
    name: 'pact_mock_faults_total',
    help: 'Planned faults, and faults that X-Pact-Fault asked for, by kind',
    labelNames: ['kind'],
    registers,
  });
  const duration = new Histogram({
    name: 'pact_mock_request_duration_seconds',
    help: 'Time from the head of a request to its answer',
    buckets: DURATION_BUCKETS_SECONDS,
    registers,
  });
  // Looking a counter up by its labels costs more than counting.
  const counters = new Map<string, Counter.Internal>();
  return ({ answer: { outcome, status }, faults, durationMs }) => {
    const key = `${outcome} ${status}`;
    let counter = counters.get(key);
    if (counter === undefined) {
      counter = requests.labels({ outcome, status });
      counters.set(key, counter);
    }
    counter.inc();
    duration.observe(durationMs / 1000);
    for (const { kind } of faults) {
      fallen.inc({ kind });
    }
  };
}
