import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { METRICS_REGISTRY, MetricsModule } from '@pact-infra/nest-service';
import type { Registry } from 'prom-client';
import { ManagerConfig } from './config.js';
import { ContractManager } from './contract-manager.js';
import { HealthDetailController } from './http/health-detail.controller.js';
import { ProbesController } from './http/probes.controller.js';
import { ReadyController } from './http/ready.controller.js';
import { registerMetrics } from './metrics.js';

/** The manager's HTTP side. Whoever makes the application starts the manager itself, after the server listens. */
@Module({
  imports: [MetricsModule, TerminusModule.forRoot({ logger: false })],
  controllers: [ProbesController, ReadyController, HealthDetailController],
})
export class ManagerModule implements OnModuleDestroy {
  constructor(
    @Inject(ContractManager) private readonly manager: ContractManager,
    @Inject(METRICS_REGISTRY) registry: Registry,
  ) {
    registerMetrics(registry, manager);
  }

  static for(config: ManagerConfig, manager: ContractManager): DynamicModule {
    return {
      module: ManagerModule,
      providers: [
        { provide: ManagerConfig, useValue: config },
        { provide: ContractManager, useValue: manager },
      ],
    };
  }

  async onModuleDestroy(): Promise<void> {
    await this.manager.stop();
  }
}
