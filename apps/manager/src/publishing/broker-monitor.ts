import type { Clock } from '@pact-infra/configmap-watcher';
import type { Logger } from '@pact-infra/nest-service';
import type { ContractBroker } from './contract-broker.js';

export interface BrokerMonitorOptions {
  readonly broker: ContractBroker;
  readonly clock: Clock;
  readonly logger: Logger;
  /** After so long without a healthy broker the log says so, once. */
  readonly patienceMs: number;
}

/** Knows whether the broker is healthy, and logs when that changes. */
export class BrokerMonitor {
  /** Undefined before the first check. */
  private healthy: boolean | undefined;
  private unhealthySince: number;
  private hasComplained = false;

  constructor(private readonly options: BrokerMonitorOptions) {
    this.unhealthySince = options.clock.now();
  }

  get isHealthy(): boolean {
    return this.healthy === true;
  }

  async check(signal: AbortSignal): Promise<boolean> {
    const problem = await this.options.broker.healthProblem(signal);
    if (!signal.aborted) {
      this.note(problem);
    }
    return this.isHealthy;
  }

  private note(problem: string | undefined): void {
    const { clock, logger, patienceMs } = this.options;
    const wasHealthy = this.healthy;
    this.healthy = problem === undefined;
    if (this.healthy) {
      this.hasComplained = false;
      if (!wasHealthy) {
        logger.info('the broker is healthy');
      }
      return;
    }
    if (wasHealthy === undefined) {
      logger.info({ problem }, 'waiting for the broker');
    } else if (wasHealthy) {
      this.unhealthySince = clock.now();
      logger.warn({ problem }, 'the broker is not healthy any more');
    }
    const forMs = clock.now() - this.unhealthySince;
    if (forMs >= patienceMs && !this.hasComplained) {
      this.hasComplained = true;
      logger.error({ problem }, `the broker has not been healthy for ${Math.round(forMs / 1000)} s; still trying`);
    }
  }
}
