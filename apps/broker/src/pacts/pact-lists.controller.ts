import { Controller, Get, Param } from '@nestjs/common';
import { NotFoundError } from '../errors.js';
import type { BrokerUrls } from '../http/broker-urls.js';
import { curies } from '../http/links.js';
import { Urls } from '../http/urls.decorator.js';
import { PacticipantStore } from '../pacticipants/pacticipant-store.js';
import { pactName } from './pact-representation.js';
import { PactStore, type Pact, type PactParties } from './pact-store.js';

/** Pacts of many, without their content. */
@Controller('pacts')
export class PactListsController {
  constructor(
    private readonly pacts: PactStore,
    private readonly pacticipants: PacticipantStore,
  ) {}

  @Get('latest')
  latest(@Urls() urls: BrokerUrls): object {
    const pacts = this.pacts.findLatestOfEach({});
    return {
      pacts: pacts.map((pact) => latestPactEntry(pact, urls)),
      _links: {
        self: { href: urls.latestPacts() },
        'pb:pacts': pacts.map((pact) => ({
          href: urls.latestPact(pact),
          title: 'Pact',
          name: `Latest pact between ${pact.consumer} and ${pact.provider}`,
        })),
        curies: curies(urls.base),
      },
    };
  }

  @Get('provider/:provider/consumer/:consumer/versions')
  versions(@Param() { consumer, provider }: PactParties, @Urls() urls: BrokerUrls): object {
    const pacts = this.pacts.find({ consumer, provider });
    if (pacts.length === 0) {
      throw new NotFoundError();
    }
    return {
      _embedded: { pacts: pacts.map((pact) => latestPactEntry(pact, urls)) },
      _links: {
        self: {
          href: urls.pactVersions({ consumer, provider }),
          title: `All versions of the pact between ${consumer} and ${provider}`,
        },
        'pb:consumer': { href: urls.pacticipant(consumer), name: consumer },
        'pb:provider': { href: urls.pacticipant(provider), name: provider },
        'pb:pact-versions': pacts.map((pact) => ({ href: urls.pact(pact), title: 'Pact', name: pactName(pact) })),
        curies: curies(urls.base),
      },
    };
  }

  @Get(['provider/:provider/latest', 'provider/:provider/latest/:tag', 'provider/:provider/branch/:branch/latest'])
  latestOfProvider(
    @Param() { provider, ...restriction }: { provider: string; tag?: string; branch?: string },
    @Urls() urls: BrokerUrls,
  ): object {
    this.#refuseUnknown(provider);
    return providerPacts(provider, this.pacts.findLatestOfEach({ provider, ...restriction }), urls);
  }

  @Get(['provider/:provider', 'provider/:provider/tag/:tag', 'provider/:provider/branch/:branch'])
  ofProvider(
    @Param() { provider, ...restriction }: { provider: string; tag?: string; branch?: string },
    @Urls() urls: BrokerUrls,
  ): object {
    this.#refuseUnknown(provider);
    return providerPacts(provider, this.pacts.find({ provider, ...restriction }), urls);
  }

  #refuseUnknown(provider: string): void {
    if (this.pacticipants.find(provider) === undefined) {
      throw new NotFoundError();
    }
  }
}

function latestPactEntry(pact: Pact, urls: BrokerUrls): object {
  const { consumer, provider, version } = pact;
  return {
    createdAt: pact.createdAt,
    _embedded: {
      consumer: {
        name: consumer,
        _links: { self: { href: urls.pacticipant(consumer) } },
        _embedded: {
          version: {
            number: version,
            _links: { self: { href: urls.version({ pacticipant: consumer, number: version }) } },
          },
        },
      },
      provider: { name: provider, _links: { self: { href: urls.pacticipant(provider) } } },
    },
    _links: {
      self: [
        { href: urls.pact(pact), title: 'Pact', name: pactName(pact) },
        { href: urls.latestPact(pact), title: 'Latest version of this pact' },
      ],
    },
  };
}

function providerPacts(provider: string, pacts: readonly Pact[], urls: BrokerUrls): object {
  const links = pacts.map((pact) => ({ href: urls.pact(pact), title: pactName(pact), name: pact.consumer }));
  return {
    _links: {
      self: { href: urls.providerPacts(provider), title: `Pacts of the provider ${provider}` },
      'pb:provider': { href: urls.pacticipant(provider), name: provider },
      'pb:pacts': links,
      // The name of the relation before it had a prefix; old clients follow it.
      pacts: links,
      curies: curies(urls.base),
    },
  };
}
