import type { BrokerUrls } from '../http/broker-urls.js';
import type { Webhook } from './webhook.js';

/** A webhook without its password. */
export function webhookDocument(webhook: Webhook, urls: BrokerUrls): object {
  const { uuid, description, enabled, events, consumer, provider, request, createdAt } = webhook;
  return {
    uuid,
    description,
    enabled,
    consumer: consumer === undefined ? undefined : { name: consumer },
    provider: provider === undefined ? undefined : { name: provider },
    request: { ...request, password: request.password === undefined ? undefined : '**********' },
    events: events.map((name) => ({ name })),
    createdAt,
    _links: {
      self: { title: description ?? `Webhook ${uuid}`, href: urls.webhook(uuid) },
      'pb:execute': {
        title: 'Test the execution of the webhook with the latest pact by sending a POST request to this URL',
        href: `${urls.webhook(uuid)}/execute`,
      },
      'pb:webhooks': { title: 'All webhooks', href: urls.webhooks() },
    },
  };
}
