import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { BrokerUrls } from '../http/broker-urls.js';
import { Urls } from '../http/urls.decorator.js';
import { WebhookNotifier } from '../webhooks/webhook-notifier.js';
import { verificationDocument, verificationUrl } from './verification-representation.js';
import { VerificationService } from './verification.service.js';
import type { Agreement } from './verification-store.js';

@Controller()
export class VerificationController {
  constructor(
    private readonly verifications: VerificationService,
    private readonly notifier: WebhookNotifier,
  ) {}

  @Post('pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results')
  publish(
    @Param() { consumer, provider, sha }: Agreement,
    @Body() body: string | undefined,
    @Urls() urls: BrokerUrls,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object {
    const verification = this.verifications.publish({ consumer, provider, sha }, body ?? '');
    this.notifier.verificationPublished(verification, urls);
    reply.header('location', verificationUrl(verification, urls));
    return verificationDocument(verification, urls);
  }

  @Get('pacts/provider/:provider/consumer/:consumer/pact-version/:sha/verification-results/:number')
  read(@Param() { number, ...agreement }: Agreement & { number: string }, @Urls() urls: BrokerUrls): object {
    const verification = this.verifications.find(agreement, number === 'latest' ? undefined : Number(number));
    return verificationDocument(verification, urls);
  }

  @Get('verification-results/consumer/:consumer/version/:version/latest')
  latest(@Param() { consumer, version }: Record<'consumer' | 'version', string>, @Urls() urls: BrokerUrls): object {
    const verifications = this.verifications.latestOfConsumerVersion(consumer, version);
    return {
      success: verifications.length > 0 && verifications.every(({ success }) => success),
      _embedded: {
        verificationResults: verifications.map((verification) => verificationDocument(verification, urls)),
      },
      _links: {
        self: {
          title: `Latest verification results for consumer ${consumer} version ${version}`,
          href: urls.verificationResultsOfConsumer({ consumer, version }),
        },
      },
    };
  }
}
