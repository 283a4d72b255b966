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

const NOT_ASKED = 'it has not answered yet';

/** Knows whether the broker is healthy, and logs when that changes. */
export class BrokerMonitor {
  private latestProblem: string | undefined = NOT_ASKED;
  private unhealthySince: number;
  private hasComplained = false;

  constructor(private readonly options: BrokerMonitorOptions) {
    this.unhealthySince = options.clock.now();
  }

  /** Why the broker is not healthy; undefined while it is. */
  get problem(): string | undefined {
    return this.latestProblem;
  }

  get isHealthy(): boolean {
    return this.latestProblem === undefined;
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
    const before = this.latestProblem;
    this.latestProblem = problem;
    if (problem === undefined) {
      this.hasComplained = false;
      if (before !== undefined) {
        logger.info('the broker is healthy');
      }
      return;
    }
    if (before === NOT_ASKED) {
      logger.info({ problem }, 'waiting for the broker');
    } else if (before === undefined) {
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
