import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { BrokerUrls } from '../http/broker-urls.js';
import { Urls } from '../http/urls.decorator.js';
import { parseJsonObject, type UnknownObject } from '../json/parse-json.js';
import { pactName } from '../pacts/pact-representation.js';
import { parseSelectors } from './consumer-version-selector.js';
import { VerifiablePacts, type VerifiablePact } from './verifiable-pacts.js';

@Controller('pacts/provider/:provider/for-verification')
export class ForVerificationController {
  constructor(private readonly verifiablePacts: VerifiablePacts) {}

  @Post()
  @HttpCode(200)
  query(@Param('provider') provider: string, @Body() body: string | undefined, @Urls() urls: BrokerUrls): object {
    return this.#answer(provider, body === undefined || body === '' ? {} : parseJsonObject(body), urls);
  }

  /** Without selectors: the latest pact of every consumer. */
  @Get()
  all(@Param('provider') provider: string, @Urls() urls: BrokerUrls): object {
    return this.#answer(provider, {}, urls);
  }

  #answer(provider: string, query: UnknownObject, urls: BrokerUrls): object {
    const { consumerVersionSelectors, providerVersionBranch, includePendingStatus } = query;
    const branch = typeof providerVersionBranch === 'string' ? providerVersionBranch : undefined;
    const pacts = this.verifiablePacts.find(provider, parseSelectors(consumerVersionSelectors), branch);
    return {
      _embedded: { pacts: pacts.map((verifiable) => entry(verifiable, includePendingStatus === true, urls)) },
      _links: {
        self: { href: `${urls.providerPacts(provider)}/for-verification`, title: 'Pacts to be verified' },
      },
    };
  }
}

function entry({ pact, reasons, pending }: VerifiablePact, withPending: boolean, urls: BrokerUrls): object {
  const href = urls.pactBySha(pact);
  const text = `The pact at ${href} is being verified because it is the ${reasons.join(' and the ')} of ${pact.consumer}.`;
  return {
    shortDescription: reasons.join(', '),
    verificationProperties: {
      ...(withPending ? { pending } : {}),
      notices: [{ when: 'before_verification', text }],
    },
    _links: { self: { href, name: pactName(pact) } },
  };
}
