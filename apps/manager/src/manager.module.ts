import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { MetricsModule } from '@pact-infra/nest-service';
import { ManagerConfig } from './config.js';
import { ContractManager } from './contract-manager.js';
import { ProbesController } from './http/probes.controller.js';
import { ReadyController } from './http/ready.controller.js';

/** The manager's HTTP side. Whoever makes the application starts the manager itself, after the server listens. */
@Module({ imports: [MetricsModule], controllers: [ProbesController, ReadyController] })
export class ManagerModule implements OnModuleDestroy {
  constructor(@Inject(ContractManager) private readonly manager: ContractManager) {}

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
