import { Body, Controller, HttpCode, HttpException, Post } from '@nestjs/common';
import { ContentConflictError } from '../errors.js';
import type { BrokerUrls } from '../http/broker-urls.js';
import { Urls } from '../http/urls.decorator.js';
import { pactName } from '../pacts/pact-representation.js';
import { WebhookNotifier } from '../webhooks/webhook-notifier.js';
import { ContractsPublisher, type PublishedContracts } from './contracts-publisher.js';
import { logOf } from './notices.js';
import { parsePublishRequest, type PublishRequest } from './publish-request.js';

@Controller('contracts/publish')
export class PublishController {
  constructor(
    private readonly publisher: ContractsPublisher,
    private readonly notifier: WebhookNotifier,
  ) {}

  @Post()
  @HttpCode(200)
  publish(@Body() body: string | undefined, @Urls() urls: BrokerUrls): object {
    const request = parsePublishRequest(body ?? '');
    const published = this.#publish(request, urls);
    for (const pact of published.pacts) {
      this.notifier.pactPublished(pact, urls);
    }
    return publishResult(request, published, urls);
  }

  #publish(request: PublishRequest, urls: BrokerUrls): PublishedContracts {
    try {
      return this.publisher.publish(request, urls);
    } catch (error) {
      if (error instanceof ContentConflictError) {
        const notices = [{ type: 'error', text: error.message }];
        throw new HttpException({ notices, errors: { contracts: [error.message] } }, 409);
      }
      throw error;
    }
  }
}

function publishResult(request: PublishRequest, { pacts, notices }: PublishedContracts, urls: BrokerUrls): object {
  const { consumer, version: number, branch, tags, buildUrl } = request;
  const version = { pacticipant: consumer, number };
  return {
    logs: notices.map(logOf),
    notices,
    _embedded: {
      pacticipant: { name: consumer, _links: { self: { href: urls.pacticipant(consumer) } } },
      version: {
        number,
        ...(branch === undefined ? {} : { branch }),
        ...(buildUrl === undefined ? {} : { buildUrl }),
        _links: { self: { title: 'Version', name: number, href: urls.version(version) } },
      },
    },
    _links: {
      'pb:pacticipant': { title: 'Pacticipant', name: consumer, href: urls.pacticipant(consumer) },
      'pb:pacticipant-version': { title: 'Pacticipant version', name: number, href: urls.version(version) },
      'pb:pacticipant-version-tags': tags.map((tag) => ({ title: 'Tag', name: tag, href: urls.tag(version, tag) })),
      'pb:contracts': pacts.map(({ pact }) => ({ title: 'Pact', name: pactName(pact), href: urls.pact(pact) })),
    },
  };
}
