import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { BrokerUrls } from '../http/broker-urls.js';
import type { PublishedPact } from '../pacts/pact-publisher.js';
import { PactStore, type Pact } from '../pacts/pact-store.js';
import { verificationUrl } from '../verifications/verification-representation.js';
import { VerificationStore, type Verification } from '../verifications/verification-store.js';
import { WebhookDelivery, type DeliveryResult } from './webhook-delivery.js';
import { WebhookParameters } from './webhook-parameters.js';
import { WebhookStore } from './webhook-store.js';
import type { TemplateValues } from './webhook-template.js';
import type { Webhook, WebhookEvent } from './webhook.js';

/** Tells the webhooks what happened; a failing webhook never fails the request that caused it. */
@Injectable()
export class WebhookNotifier implements OnApplicationShutdown {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly delivery: WebhookDelivery,
    private readonly pacts: PactStore,
    private readonly verifications: VerificationStore,
    private readonly parameters: WebhookParameters,
  ) {}

  pactPublished({ pact, isContentChanged }: PublishedPact, urls: BrokerUrls): void {
    const events: WebhookEvent[] = ['contract_published'];
    if (isContentChanged) {
      events.push('contract_content_changed');
    }
    if (this.verifications.find(pact).length === 0) {
      events.push('contract_requiring_verification_published');
    }
    this.#notify(events, pact, { pactUrl: urls.pact(pact) });
  }

  verificationPublished(verification: Verification, urls: BrokerUrls): void {
    const { consumer, provider, sha, success, providerVersion } = verification;
    const pact = this.pacts.findLatest({ consumer, provider, sha });
    if (pact === undefined) {
      return; // deleted meanwhile
    }
    const outcome = success ? 'provider_verification_succeeded' : 'provider_verification_failed';
    this.#notify(['provider_verification_published', outcome], pact, {
      pactUrl: urls.pact(pact),
      verificationResultUrl: verificationUrl(verification, urls),
      providerVersionNumber: providerVersion,
      githubVerificationStatus: success ? 'success' : 'failure',
    });
  }

  /** Sends a webhook's request once, about the latest pact it is for. */
  execute(webhook: Webhook, urls: BrokerUrls): Promise<DeliveryResult> {
    const { consumer, provider } = webhook;
    const pact = this.pacts.findLatest({
      ...(consumer === undefined ? {} : { consumer }),
      ...(provider === undefined ? {} : { provider }),
    });
    const about = pact === undefined ? {} : { ...this.parameters.of(pact), pactUrl: urls.pact(pact) };
    return this.delivery.attempt(webhook, { ...about, eventName: 'test' });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.delivery.close();
  }

  #notify(events: readonly WebhookEvent[], pact: Pact, values: TemplateValues): void {
    for (const webhook of this.webhooks.all().filter((candidate) => concerns(candidate, pact))) {
      // Once, though several of its events may have happened: about the first that it asks for.
      const eventName = events.find((event) => webhook.events.includes(event));
      if (eventName !== undefined) {
        this.delivery.start(webhook, { ...this.parameters.of(pact), ...values, eventName });
      }
    }
  }
}

function concerns({ enabled, consumer, provider }: Webhook, pact: Pact): boolean {
  return enabled && (consumer ?? pact.consumer) === pact.consumer && (provider ?? pact.provider) === pact.provider;
}
