import { createLogger, runMain } from '@pact-infra/nest-service';
import { webhookConfig } from './config.js';
import { startWebhook } from './start-webhook.js';

runMain(async () => {
  const config = webhookConfig();
  await startWebhook(config, createLogger({ service: 'webhook', level: config.LOG_LEVEL }));
});
