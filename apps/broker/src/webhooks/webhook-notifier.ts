import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { BrokerUrls } from '../http/broker-urls.js';
import { VersionService } from '../pacticipants/version.service.js';
import { VersionStore } from '../pacticipants/version-store.js';
import type { PublishedPact } from '../pacts/pact-publisher.js';
import { PactStore, type Pact } from '../pacts/pact-store.js';
import { verificationUrl } from '../verifications/verification-representation.js';
import type { Verification } from '../verifications/verification-store.js';
import { WebhookDelivery, type DeliveryResult } from './webhook-delivery.js';
import { WebhookStore } from './webhook-store.js';
import type { WebhookParameters } from './webhook-template.js';
import type { Webhook, WebhookEvent } from './webhook.js';

/** Tells the webhooks what happened; a failing webhook never fails the request that caused it. */
@Injectable()
export class WebhookNotifier implements OnApplicationShutdown {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly delivery: WebhookDelivery,
    private readonly pacts: PactStore,
    private readonly versions: VersionStore,
    private readonly versionService: VersionService,
  ) {}

  pactPublished({ pact, isContentChanged }: PublishedPact, urls: BrokerUrls): void {
    this.#notify(isContentChanged ? ['contract_published', 'contract_content_changed'] : ['contract_published'], pact, {
      pactUrl: urls.pact(pact),
    });
  }

  verificationPublished(verification: Verification, urls: BrokerUrls): void {
    const pact = this.pacts.findLatest({
      consumer: verification.consumer,
      provider: verification.provider,
      sha: verification.sha,
    });
    if (pact === undefined) {
      return; // deleted meanwhile
    }
    const outcome = verification.success ? 'provider_verification_succeeded' : 'provider_verification_failed';
    this.#notify(['provider_verification_published', outcome], pact, {
      pactUrl: urls.pact(pact),
      verificationResultUrl: verificationUrl(verification, urls),
      providerVersionNumber: verification.providerVersion,
      githubVerificationStatus: verification.success ? 'success' : 'failure',
    });
  }

  /** Sends a webhook's request once, about the latest pact it is for. */
  execute(webhook: Webhook, urls: BrokerUrls): Promise<DeliveryResult> {
    const { consumer, provider } = webhook;
    const pact = this.pacts.findLatest({
      ...(consumer === undefined ? {} : { consumer }),
      ...(provider === undefined ? {} : { provider }),
    });
    const about = pact === undefined ? {} : { ...this.#parametersOf(pact), pactUrl: urls.pact(pact) };
    return this.delivery.attempt(webhook, { ...about, eventName: 'test' });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.delivery.close();
  }

  #notify(events: readonly WebhookEvent[], pact: Pact, parameters: WebhookParameters): void {
    const webhooks = this.webhooks
      .all()
      .filter(
        ({ enabled, consumer, provider }) =>
          enabled && (consumer ?? pact.consumer) === pact.consumer && (provider ?? pact.provider) === pact.provider,
      );
    for (const webhook of webhooks) {
      // Once, though several of its events may have happened: the first that it asks for.
      const eventName = events.find((event) => webhook.events.includes(event));
      if (eventName !== undefined) {
        this.delivery.start(webhook, { ...this.#parametersOf(pact), ...parameters, eventName });
      }
    }
  }

  #parametersOf(pact: Pact): WebhookParameters {
    const { consumer, provider, version: number } = pact;
    const version = this.versions.findLatest(consumer, { number });
    return {
      consumerName: consumer,
      providerName: provider,
      consumerVersionNumber: number,
      consumerVersionTags: version === undefined ? '' : this.versions.tagsOf(version).join(', '),
      consumerVersionBranch: version === undefined ? '' : (this.versions.branchesOf(version).at(-1) ?? ''),
      providerVersionNumber: '',
      providerVersionBranch: this.versionService.mainBranchOf(provider) ?? '',
    };
  }
}
