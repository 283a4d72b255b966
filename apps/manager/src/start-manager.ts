import { startService, type Logger, type RunningService } from '@pact-infra/nest-service';
import type { ManagerConfig } from './config.js';
import { createManager } from './create-manager.js';
import { ManagerModule } from './manager.module.js';
import { openContractSource } from './source/contract-source.js';

/** Starts the HTTP server first, so that probes are answered whatever the broker does, then the manager. */
export async function startManager(config: ManagerConfig, logger: Logger): Promise<RunningService> {
  const source = await openContractSource(config);
  const manager = createManager(config, { source, logger });
  try {
    const service = await startService({
      service: 'manager',
      module: ManagerModule.for(config, manager),
      port: config.HEALTH_PORT,
      portVariable: 'HEALTH_PORT',
      host: config.HOST,
      logger,
    });
    manager.start();
    return service;
  } catch (error) {
    await manager.stop();
    throw error;
  }
}
