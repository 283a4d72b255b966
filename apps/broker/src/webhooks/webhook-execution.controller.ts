import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { NotFoundError } from '../errors.js';
import type { BrokerUrls } from '../http/broker-urls.js';
import { Urls } from '../http/urls.decorator.js';
import { WebhookNotifier } from './webhook-notifier.js';
import { WebhookStore } from './webhook-store.js';

@Controller('webhooks/:uuid/execute')
export class WebhookExecutionController {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly notifier: WebhookNotifier,
  ) {}

  /** Sends the webhook's request now, about the latest pact, and tells what came of it. */
  @Post()
  @HttpCode(200)
  async execute(@Param('uuid') uuid: string, @Urls() urls: BrokerUrls): Promise<object> {
    const webhook = this.webhooks.find(uuid);
    if (webhook === undefined) {
      throw new NotFoundError();
    }
    const result = await this.notifier.execute(webhook, urls);
    return { ...result, _links: { 'pb:webhook': { href: urls.webhook(uuid) } } };
  }
}
