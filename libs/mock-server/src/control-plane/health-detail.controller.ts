import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { HealthCheckResult, HealthIndicatorResult } from '@nestjs/terminus';
import { ContractStore } from '../contracts/contract-store.js';
import { ServingState } from '../serving-state.js';

/** What is served, and everything that is not as it should be; 503 while there is anything. */
@Controller('_pact/health')
export class HealthDetailController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(ServingState) private readonly state: ServingState,
    @Inject(ContractStore) private readonly store: ContractStore,
  ) {}

  @Get()
  check(): Promise<HealthCheckResult> {
    return this.health.check([() => this.startGate(), () => this.contracts()]);
  }

  private startGate(): HealthIndicatorResult {
    const { waitingFor } = this.state;
    const indicator = this.indicators.check('start_gate');
    return waitingFor === undefined ? indicator.up() : indicator.down({ waiting_for: waitingFor });
  }

  private contracts(): HealthIndicatorResult {
    const { problems } = this.state;
    const served = this.store.current.served.map(({ name, version, pact, loadedAt }) => ({
      name,
      version,
      interactions: pact.interactions.length,
      loaded_at: loadedAt.toISOString(),
    }));
    const indicator = this.indicators.check('contracts');
    return problems.length === 0 ? indicator.up({ served }) : indicator.down({ served, problems });
  }
}
