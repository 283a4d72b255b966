import { startService } from '@pact-infra/nest-service';
import type { Logger, RunningService } from '@pact-infra/nest-service';
import type { WebhookConfig } from './config.js';
import { discardBodiesOf, refuseOtherMethods } from './http-surface.js';
import { WebhookModule } from './webhook.module.js';

/** Starts the webhook; everything it remembers is gone when it stops. */
export function startWebhook(config: WebhookConfig, logger: Logger): Promise<RunningService> {
  return startService({
    service: 'webhook',
    module: WebhookModule.for(config),
    port: config.PORT,
    portVariable: 'PORT',
    host: config.HOST,
    logger,
    requestLog: true,
    configure: (app) => {
      const instance = app.getHttpAdapter().getInstance();
      discardBodiesOf(instance, '/api/:type/clear');
      refuseOtherMethods(instance, {
        '/health': ['GET', 'HEAD'],
        '/metrics': ['GET', 'HEAD'],
        '/api/:type': ['GET', 'HEAD', 'POST'],
        '/api/:type/clear': ['POST'],
      });
    },
  });
}
