import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { BrokerUrls } from '../http/broker-urls.js';
import { PactPublisher, type PublishedPact } from '../pacts/pact-publisher.js';
import { VersionService } from '../pacticipants/version.service.js';
import { pactNotices, versionNotice, type Notice } from './notices.js';
import type { PublishRequest } from './publish-request.js';

export interface PublishedContracts {
  readonly pacts: readonly PublishedPact[];
  readonly notices: readonly Notice[];
}

/** Publishes a version of a consumer with its branch, tags and pacts: all of it or nothing. */
@Injectable()
export class ContractsPublisher {
  constructor(
    private readonly database: Database,
    private readonly versions: VersionService,
    private readonly publisher: PactPublisher,
  ) {}

  /** @throws ContentConflictError when the version has other content; nothing of the request is kept then */
  publish(request: PublishRequest, urls: BrokerUrls): PublishedContracts {
    const { consumer, version, branch, tags, buildUrl } = request;
    return this.database.transaction(() => {
      const isNewVersion = this.versions.record({ pacticipant: consumer, number: version, branch, tags, buildUrl });
      const pacts = request.contracts.map(({ provider, content }) =>
        this.publisher.publish({ consumer, provider, version, content }),
      );
      return {
        pacts,
        notices: [versionNotice(request, isNewVersion), ...pacts.flatMap((pact) => pactNotices(pact, urls))],
      };
    });
  }
}
