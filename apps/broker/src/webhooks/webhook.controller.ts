import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NotFoundError } from '../errors.js';
import type { BrokerUrls } from '../http/broker-urls.js';
import { curies } from '../http/links.js';
import { Urls } from '../http/urls.decorator.js';
import { parseWebhook } from './webhook-definition.js';
import { WebhookPolicy } from './webhook-policy.js';
import { webhookDocument } from './webhook-representation.js';
import { WebhookStore } from './webhook-store.js';
import type { Webhook } from './webhook.js';

interface WebhookParties {
  readonly consumer?: string;
  readonly provider?: string;
}

@Controller('webhooks')
export class WebhookController {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly policy: WebhookPolicy,
  ) {}

  @Get()
  list(@Urls() urls: BrokerUrls): object {
    const webhooks = this.webhooks.all().map((webhook) => webhookDocument(webhook, urls));
    return {
      _embedded: { webhooks },
      _links: {
        self: { title: 'Webhooks', href: urls.webhooks() },
        'pb:webhooks': this.webhooks.all().map(({ uuid, description }) => ({
          title: description ?? 'A webhook',
          name: uuid,
          href: urls.webhook(uuid),
        })),
        curies: curies(urls.base),
      },
    };
  }

  @Post(['', 'provider/:provider', 'consumer/:consumer', 'provider/:provider/consumer/:consumer'])
  create(
    @Param() parties: WebhookParties,
    @Body() body: string | undefined,
    @Urls() urls: BrokerUrls,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object {
    const webhook = this.webhooks.save({ ...parseWebhook(body ?? '', this.policy), ...parties });
    reply.header('location', urls.webhook(webhook.uuid));
    return webhookDocument(webhook, urls);
  }

  @Get(':uuid')
  read(@Param('uuid') uuid: string, @Urls() urls: BrokerUrls): object {
    return webhookDocument(this.#found(uuid), urls);
  }

  @Put(':uuid')
  put(
    @Param('uuid') uuid: string,
    @Body() body: string | undefined,
    @Urls() urls: BrokerUrls,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object {
    reply.status(this.webhooks.find(uuid) === undefined ? 201 : 200);
    return webhookDocument(this.webhooks.save(parseWebhook(body ?? '', this.policy), uuid), urls);
  }

  @Delete(':uuid')
  @HttpCode(204)
  delete(@Param('uuid') uuid: string): void {
    if (!this.webhooks.delete(uuid)) {
      throw new NotFoundError();
    }
  }

  #found(uuid: string): Webhook {
    const webhook = this.webhooks.find(uuid);
    if (webhook === undefined) {
      throw new NotFoundError();
    }
    return webhook;
  }
}
