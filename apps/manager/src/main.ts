import { createLogger, runMain } from '@pact-infra/nest-service';
import { logLevel, readManagerConfig } from './config.js';
import { startManager } from './start-manager.js';

runMain(async () => {
  const config = readManagerConfig();
  await startManager(config, createLogger({ service: 'manager', level: logLevel(config) }));
});
