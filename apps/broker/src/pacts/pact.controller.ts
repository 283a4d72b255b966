import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NotFoundError } from '../errors.js';
import type { BrokerUrls } from '../http/broker-urls.js';
import { Urls } from '../http/urls.decorator.js';
import { WebhookNotifier } from '../webhooks/webhook-notifier.js';
import { PactPublisher, type PublishedPact } from './pact-publisher.js';
import { pactDocument } from './pact-representation.js';
import { PactStore, type Pact, type PactQuery } from './pact-store.js';

/** One consumer's pacts with one provider. */
@Controller('pacts/provider/:provider/consumer/:consumer')
export class PactController {
  constructor(
    private readonly pacts: PactStore,
    private readonly publisher: PactPublisher,
    private readonly notifier: WebhookNotifier,
  ) {}

  @Put('version/:version')
  put(
    @Param() { consumer, provider, version }: Record<'consumer' | 'provider' | 'version', string>,
    @Body() content: string | undefined,
    @Urls() urls: BrokerUrls,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return this.#answer(this.publisher.publish({ consumer, provider, version, content: content ?? '' }), urls, reply);
  }

  @Patch('version/:version')
  patch(
    @Param() { consumer, provider, version }: Record<'consumer' | 'provider' | 'version', string>,
    @Body() content: string | undefined,
    @Urls() urls: BrokerUrls,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return this.#answer(this.publisher.replace({ consumer, provider, version, content: content ?? '' }), urls, reply);
  }

  /** Publishing without a version; real Pact Brokers do not have it. */
  @Post()
  post(
    @Param() { consumer, provider }: Record<'consumer' | 'provider', string>,
    @Body() content: string | undefined,
    @Urls() urls: BrokerUrls,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return this.#answer(this.publisher.publishUnversioned({ consumer, provider, content: content ?? '' }), urls, reply);
  }

  @Get('version/:version')
  version(
    @Param() query: Required<Pick<PactQuery, 'consumer' | 'provider' | 'version'>>,
    @Urls() urls: BrokerUrls,
  ): string {
    return this.#document(this.#found(query), urls);
  }

  @Delete('version/:version')
  @HttpCode(204)
  delete(@Param() query: Required<Pick<PactQuery, 'consumer' | 'provider' | 'version'>>): void {
    this.pacts.delete(this.#found(query));
  }

  @Get('pact-version/:sha')
  sha(@Param() query: Required<Pick<PactQuery, 'consumer' | 'provider' | 'sha'>>, @Urls() urls: BrokerUrls): string {
    return this.#document(this.#found(query), urls);
  }

  @Get(['latest', 'latest/:tag', 'branch/:branch/latest'])
  latest(@Param() query: PactQuery, @Urls() urls: BrokerUrls, @Res({ passthrough: true }) reply: FastifyReply): string {
    const pact = this.#found(query);
    if (isHeaderText(pact.version)) {
      reply.header('x-pact-consumer-version', pact.version);
    }
    return this.#document(pact, urls);
  }

  #found(query: PactQuery): Pact {
    const pact = this.pacts.findLatest(query);
    if (pact === undefined) {
      throw new NotFoundError();
    }
    return pact;
  }

  #document(pact: Pact, urls: BrokerUrls): string {
    return pactDocument(pact, this.pacts.document(pact), urls);
  }

  #answer(published: PublishedPact, urls: BrokerUrls, reply: FastifyReply): string {
    this.notifier.pactPublished(published, urls);
    reply.status(published.outcome === 'created' ? 201 : 200);
    return this.#document(published.pact, urls);
  }
}

/** A header carries no other characters; the links of the pact tell the version in any case. */
function isHeaderText(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}
