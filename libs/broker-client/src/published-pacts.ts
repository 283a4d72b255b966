import { BrokerIndex } from './broker-index.js';
import type { BrokerLocation } from './broker-location.js';
import type { CallOptions } from './broker-client-options.js';
import { BrokerResponseError } from './errors.js';
import { HalDocument } from './hal.js';
import { memberAt, parseJson } from './json.js';
import type { Transport } from './transport.js';

/** A consumer and a provider. */
export interface PactParties {
  readonly consumer: string;
  readonly provider: string;
}

/** A pact's place in a broker. */
export interface PactReference extends PactParties {
  /** Version of the consumer that published it. */
  readonly version: string;
}

/** A pact as the broker gave it. */
export interface PublishedPact extends PactReference {
  /** The answer's JSON text, character for character; brokers add `_links`, `createdAt` and an `_id` per interaction. */
  readonly content: string;
}

/** Reads what was published. */
export class PublishedPacts {
  readonly #transport: Transport;
  readonly #location: BrokerLocation;

  constructor(transport: Transport, location: BrokerLocation) {
    this.#transport = transport;
    this.#location = location;
  }

  async latest({ consumer, provider }: PactParties, options: CallOptions): Promise<PublishedPact> {
    const url = this.#location.at('pacts', 'provider', provider, 'consumer', consumer, 'latest');
    const { body, headers } = await this.#transport.send({ method: 'GET', url, ...options });
    const version =
      headers['x-pact-consumer-version'] ?? memberAt(parseJson(body), '_links', 'pb:consumer-version', 'name');
    if (typeof version !== 'string') {
      throw new BrokerResponseError('the answer does not tell the version of the pact', { method: 'GET', url });
    }
    return { consumer, provider, version, content: body };
  }

  async version({ consumer, provider, version }: PactReference, options: CallOptions): Promise<PublishedPact> {
    const url = this.#location.at('pacts', 'provider', provider, 'consumer', consumer, 'version', version);
    const { body } = await this.#transport.send({ method: 'GET', url, ...options });
    return { consumer, provider, version, content: body };
  }

  async versions({ consumer, provider }: PactParties, options: CallOptions): Promise<readonly string[]> {
    const url = this.#location.at('pacts', 'provider', provider, 'consumer', consumer, 'versions');
    const { body } = await this.#transport.send({ method: 'GET', url, ...options });
    const document = HalDocument.parse(body, url);
    const links = [...document.hrefs('pb:pact-versions'), ...document.hrefs('pact-versions')];
    return [...new Set(links.flatMap(versionInHref))];
  }

  async allLatest(options: CallOptions): Promise<readonly PactReference[]> {
    const index = await BrokerIndex.fetch(this.#transport, this.#location, options);
    const url = index.url('pb:latest-pact-versions') ?? this.#location.at('pacts', 'latest');
    const { body } = await this.#transport.send({ method: 'GET', url, ...options });
    const pacts = HalDocument.parse(body, url).members['pacts'];
    return Array.isArray(pacts) ? pacts.map((pact) => referenceOf(pact, url)) : [];
  }
}

/** `…/version/1.0%2B2` → `1.0+2`. */
function versionInHref(href: string): readonly string[] {
  const found = /\/version\/([^/?#]+)/.exec(href)?.[1];
  return found === undefined ? [] : [decodeURIComponent(found)];
}

function referenceOf(pact: unknown, url: string): PactReference {
  const consumer = memberAt(pact, '_embedded', 'consumer', 'name');
  const provider = memberAt(pact, '_embedded', 'provider', 'name');
  const version = memberAt(pact, '_embedded', 'consumer', '_embedded', 'version', 'number');
  if (typeof consumer !== 'string' || typeof provider !== 'string' || typeof version !== 'string') {
    throw new BrokerResponseError('an entry of the list lacks consumer, provider or version', { method: 'GET', url });
  }
  return { consumer, provider, version };
}
