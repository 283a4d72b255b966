import type { BrokerUrls } from '../http/broker-urls.js';
import { curies } from '../http/links.js';
import { pactName } from '../pacts/pact-representation.js';
import type { Pact } from '../pacts/pact-store.js';
import type { Version } from './version-store.js';

export interface VersionDetails {
  readonly version: Version;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  readonly pacts: readonly Pact[];
}

export function versionDocument({ version, branches, tags, pacts }: VersionDetails, urls: BrokerUrls): object {
  const { number, pacticipant, buildUrl, createdAt } = version;
  return {
    number,
    ...(buildUrl === undefined ? {} : { buildUrl }),
    createdAt,
    _embedded: {
      branchVersions: branches.map((branch) => ({
        name: branch,
        _links: { self: { title: 'Branch version', name: branch, href: urls.branchVersion(version, branch) } },
      })),
      tags: tags.map((tag) => ({
        name: tag,
        _links: { self: { title: 'Tag', name: tag, href: urls.tag(version, tag) } },
      })),
    },
    _links: {
      self: { title: 'Version', name: number, href: urls.version(version) },
      'pb:pacticipant': { title: 'Pacticipant', name: pacticipant, href: urls.pacticipant(pacticipant) },
      'pb:tag': {
        title: 'Get, create or delete a tag for this pacticipant version',
        href: `${urls.version(version)}/tags/{tag}`,
        templated: true,
      },
      'pb:pact-versions': pacts.map((pact) => ({ title: 'Pact', name: pactName(pact), href: urls.pact(pact) })),
      'pb:latest-verification-results-where-pacticipant-is-consumer': {
        title: 'Latest verification results for consumer version',
        href: urls.verificationResultsOfConsumer({ consumer: pacticipant, version: number }),
      },
      curies: curies(urls.base),
    },
  };
}
