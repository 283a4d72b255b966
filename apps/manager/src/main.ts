import { createLogger, runMain } from '@pact-infra/nest-service';
import { logLevel, readManagerConfig } from './config.js';
import { startManager } from './start-manager.js';

runMain(() => {
  const config = readManagerConfig();
  return startManager(config, createLogger({ service: 'manager', level: logLevel(config) }));
});
