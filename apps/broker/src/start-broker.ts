import { startService, type Logger, type RunningService } from '@pact-infra/nest-service';
import { BrokerModule } from './broker.module.js';
import type { BrokerConfig } from './config.js';
import { AllowedMethods } from './http/allowed-methods.js';
import { requireBasicAuth, type AccessRules } from './http/basic-auth.js';
import { acceptJsonText, answerHal } from './http/content-negotiation.js';
import { ErrorFilter } from './http/error.filter.js';

const BODY_LIMIT_BYTES = 20 * 1024 * 1024;

/** Starts the broker on its SQLite file, which is created where it is missing. */
export function startBroker(config: BrokerConfig, logger: Logger): Promise<RunningService> {
  return startService({
    service: 'pact-broker',
    module: BrokerModule.for(config),
    port: config.PACT_BROKER_PORT,
    portVariable: 'PACT_BROKER_PORT',
    host: config.HOST,
    logger,
    requestLog: true,
    fastify: { bodyLimit: BODY_LIMIT_BYTES, exposeHeadRoutes: false },
    configure: (app) => {
      const instance = app.getHttpAdapter().getInstance();
      requireBasicAuth(instance, accessRules(config));
      answerHal(instance);
      acceptJsonText(instance);
      app.useGlobalFilters(new ErrorFilter(logger, new AllowedMethods(instance)));
    },
  });
}

function accessRules(config: BrokerConfig): AccessRules {
  const { PACT_BROKER_BASIC_AUTH_USERNAME: username, PACT_BROKER_BASIC_AUTH_PASSWORD: password } = config;
  return {
    credentials: username === '' ? undefined : { username, password },
    allowPublicRead: config.PACT_BROKER_ALLOW_PUBLIC_READ,
    publicHeartbeat: config.PACT_BROKER_PUBLIC_HEARTBEAT,
  };
}
