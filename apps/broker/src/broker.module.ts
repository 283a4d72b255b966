import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '@pact-infra/nest-service';
import { databaseFile, entriesOf, type BrokerConfig } from './config.js';
import { Database } from './database/database.js';
import { DiagnosticsController } from './diagnostics/diagnostics.controller.js';
import { IndexController } from './index.controller.js';
import { BranchController } from './pacticipants/branch.controller.js';
import { PacticipantController } from './pacticipants/pacticipant.controller.js';
import { PacticipantStore } from './pacticipants/pacticipant-store.js';
import { VersionController } from './pacticipants/version.controller.js';
import { VersionService } from './pacticipants/version.service.js';
import { VersionStore } from './pacticipants/version-store.js';
import { PactController } from './pacts/pact.controller.js';
import { PactListsController } from './pacts/pact-lists.controller.js';
import { PactPublisher } from './pacts/pact-publisher.js';
import { PactStore } from './pacts/pact-store.js';
import { ContractsPublisher } from './publishing/contracts-publisher.js';
import { PublishController } from './publishing/publish.controller.js';
import { ForVerificationController } from './verifications/for-verification.controller.js';
import { VerifiablePacts } from './verifications/verifiable-pacts.js';
import { VerificationController } from './verifications/verification.controller.js';
import { VerificationService } from './verifications/verification.service.js';
import { VerificationStore } from './verifications/verification-store.js';
import { WebhookController } from './webhooks/webhook.controller.js';
import { WebhookDelivery } from './webhooks/webhook-delivery.js';
import { WebhookExecutionController } from './webhooks/webhook-execution.controller.js';
import { WebhookNotifier } from './webhooks/webhook-notifier.js';
import { WebhookParameters } from './webhooks/webhook-parameters.js';
import { WebhookPolicy } from './webhooks/webhook-policy.js';
import { WebhookStore } from './webhooks/webhook-store.js';

@Module({})
export class BrokerModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static for(config: BrokerConfig): DynamicModule {
    return {
      module: BrokerModule,
      controllers: [
        IndexController,
        DiagnosticsController,
        PublishController,
        PactListsController,
        ForVerificationController,
        PactController,
        VerificationController,
        PacticipantController,
        VersionController,
        BranchController,
        WebhookController,
        WebhookExecutionController,
      ],
      providers: [
        { provide: Database, useFactory: () => Database.open(databaseFile(config)) },
        PacticipantStore,
        VersionStore,
        VersionService,
        PactStore,
        PactPublisher,
        ContractsPublisher,
        VerificationStore,
        VerificationService,
        VerifiablePacts,
        WebhookStore,
        WebhookParameters,
        WebhookNotifier,
        { provide: WebhookPolicy, useFactory: () => webhookPolicy(config) },
        {
          provide: WebhookDelivery,
          useFactory: (logger: Logger) => new WebhookDelivery(logger, retryDelays(config)),
          inject: [LOGGER],
        },
      ],
    };
  }

  onApplicationShutdown(): void {
    this.database.close();
  }
}

function webhookPolicy(config: BrokerConfig): WebhookPolicy {
  return new WebhookPolicy({
    schemes: entriesOf(config.PACT_BROKER_WEBHOOK_SCHEME_WHITELIST),
    hosts: entriesOf(config.PACT_BROKER_WEBHOOK_HOST_WHITELIST),
    methods: entriesOf(config.PACT_BROKER_WEBHOOK_HTTP_METHOD_WHITELIST),
  });
}

function retryDelays(config: BrokerConfig): readonly number[] {
  return entriesOf(config.PACT_BROKER_WEBHOOK_RETRY_SCHEDULE).map((seconds) => Number(seconds) * 1000);
}
