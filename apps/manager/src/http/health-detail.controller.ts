import { Controller, Get, Inject } from '@nestjs/common';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import { ContractManager } from '../contract-manager.js';

/** Each part that the manager depends on, up, degraded or down, for people: no probe looks here. */
@Controller('_pact/health')
export class HealthDetailController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(ContractManager) private readonly manager: ContractManager,
  ) {}

  @Get()
  @HealthCheck()
  check(): Promise<HealthCheckResult> {
    return this.health.check([() => this.loops(), () => this.broker(), () => this.source(), () => this.contracts()]);
  }

  private loops(): HealthIndicatorResult {
    const indicator = this.indicators.check('loops');
    const stopped = this.manager.stoppedLoops();
    return stopped.length === 0 ? indicator.up() : indicator.down({ stopped });
  }

  private broker(): HealthIndicatorResult {
    const indicator = this.indicators.check('broker');
    const error = this.manager.brokerProblem();
    return error === undefined ? indicator.up() : indicator.down({ error });
  }

  private source(): HealthIndicatorResult {
    const indicator = this.indicators.check('source');
    const { name, state, error } = this.manager.report().source;
    const { sinceSuccessMs } = this.manager.watchStatus();
    const seen_seconds_ago = sinceSuccessMs === undefined ? null : Math.round(sinceSuccessMs / 1000);
    const detail = { name, state, seen_seconds_ago };
    if (error === null) {
      return indicator.up(detail);
    }
    // What was read before stays in force.
    return state === 'unknown' ? indicator.down({ ...detail, error }) : indicator.degraded({ ...detail, error });
  }

  private contracts(): HealthIndicatorResult {
    const indicator = this.indicators.check('contracts');
    const { contracts, published_providers: providers, pacts_published } = this.manager.report();
    const errors = contracts.flatMap(({ source, error }) => (error === null ? [] : [{ source, error }]));
    if (!pacts_published) {
      return indicator.down({ providers, errors });
    }
    return errors.length === 0 ? indicator.up({ providers }) : indicator.degraded({ providers, errors });
  }
}
