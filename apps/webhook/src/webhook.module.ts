import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { MetricsModule } from '@pact-infra/nest-service';
import type { WebhookConfig } from './config.js';
import { HealthController } from './health.controller.js';
import { NotificationStore } from './notifications/notification-store.js';
import { NotificationsController } from './notifications/notifications.controller.js';

@Module({})
export class WebhookModule {
  static for(config: WebhookConfig): DynamicModule {
    const store = new NotificationStore({
      notificationsPerType: config.WEBHOOK_HISTORY_LIMIT,
      types: config.WEBHOOK_TYPE_LIMIT,
      bytes: config.WEBHOOK_HISTORY_BYTES,
    });
    return {
      module: WebhookModule,
      imports: [MetricsModule],
      controllers: [HealthController, NotificationsController],
      providers: [{ provide: NotificationStore, useValue: store }],
    };
  }
}
