import type { BrokerUrls } from '../http/broker-urls.js';
import { curies, type Links } from '../http/links.js';
import type { Pact } from './pact-store.js';

/** `Pact between Web (1.0.0) and Api`. */
export function pactName({ consumer, provider, version }: Pact): string {
  return `Pact between ${consumer} (${version}) and ${provider}`;
}

/** JSON text of a pact as the broker gives it out: the stored document with time and links at its end. */
export function pactDocument(pact: Pact, document: string, urls: BrokerUrls): string {
  const added = JSON.stringify({ createdAt: pact.createdAt, _links: pactLinks(pact, urls) });
  const separator = document === '{}' ? '' : ',';
  return document.slice(0, -1) + separator + added.slice(1);
}

function pactLinks(pact: Pact, urls: BrokerUrls): Links {
  const { consumer, provider, version } = pact;
  const consumerVersion = { pacticipant: consumer, number: version };
  return {
    self: { title: 'Pact', name: pactName(pact), href: urls.pact(pact) },
    'pb:consumer': { title: 'Consumer', name: consumer, href: urls.pacticipant(consumer) },
    'pb:consumer-version': { title: 'Consumer version', name: version, href: urls.version(consumerVersion) },
    'pb:provider': { title: 'Provider', name: provider, href: urls.pacticipant(provider) },
    'pb:pact-version': { title: 'Pact content version permalink', name: pact.sha, href: urls.pactBySha(pact) },
    'pb:latest-pact-version': { title: 'Latest version of this pact', href: urls.latestPact(pact) },
    'pb:all-pact-versions': { title: 'All versions of this pact', href: urls.pactVersions(pact) },
    'pb:latest-tagged-pact-version': {
      title: 'Latest tagged version of this pact',
      href: `${urls.latestPact(pact)}/{tag}`,
      templated: true,
    },
    'pb:tag-version': {
      title: 'PUT to this resource to tag this consumer version',
      href: `${urls.version(consumerVersion)}/tags/{tag}`,
      templated: true,
    },
    'pb:pact-webhooks': {
      title: `Webhooks for the pact between ${consumer} and ${provider}`,
      href: urls.webhooksOf(pact),
    },
    'pb:publish-verification-results': { title: 'Publish verification results', href: urls.verificationResults(pact) },
    'pb:latest-verification-results': {
      title: 'Latest verification results of this pact',
      href: `${urls.verificationResults(pact)}/latest`,
    },
    curies: curies(urls.base),
  };
}
