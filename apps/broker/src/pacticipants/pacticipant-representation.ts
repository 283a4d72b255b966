import type { BrokerUrls } from '../http/broker-urls.js';
import { curies } from '../http/links.js';
import type { Pacticipant } from './pacticipant-store.js';

/** A pacticipant with the links by which clients reach its versions, branches and tags. */
export function pacticipantDocument({ name, properties, createdAt }: Pacticipant, urls: BrokerUrls): object {
  const self = urls.pacticipant(name);
  return {
    name,
    displayName: name,
    ...properties,
    createdAt,
    _links: {
      self: { href: self },
      'pb:versions': { href: `${self}/versions` },
      'pb:version': {
        title: 'Get, create or delete a pacticipant version',
        href: `${self}/versions/{version}`,
        templated: true,
      },
      'pb:version-tag': {
        title: `Get, create or delete a tag for a version of ${name}`,
        href: `${self}/versions/{version}/tags/{tag}`,
        templated: true,
      },
      'pb:branches': { href: `${self}/branches` },
      'pb:branch': { title: `Get a branch of ${name}`, href: `${self}/branches/{branch}`, templated: true },
      'pb:branch-version': {
        title: `Get or create a version of ${name} for a branch`,
        href: `${self}/branches/{branch}/versions/{version}`,
        templated: true,
      },
      curies: curies(urls.base),
    },
  };
}
