import { createLogger, runMain } from '@pact-infra/nest-service';
import { brokerConfig } from './config.js';
import { startBroker } from './start-broker.js';

runMain(async () => {
  const config = brokerConfig();
  await startBroker(config, createLogger({ service: 'pact-broker', level: config.LOG_LEVEL }));
});
