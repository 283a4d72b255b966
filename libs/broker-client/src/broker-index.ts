import type { BrokerLocation } from './broker-location.js';
import type { CallOptions } from './broker-client-options.js';
import { expandTemplate, HalDocument } from './hal.js';
import type { Transport } from './transport.js';

/** The entry point of a broker: what it can do, and where. */
export class BrokerIndex {
  readonly #document: HalDocument;
  readonly #location: BrokerLocation;

  private constructor(document: HalDocument, location: BrokerLocation) {
    this.#document = document;
    this.#location = location;
  }

  /** Reads the index anew; a broker may be upgraded or replaced while its clients run. */
  static async fetch(transport: Transport, location: BrokerLocation, options: CallOptions): Promise<BrokerIndex> {
    const url = `${location.baseUrl}/`;
    const { body } = await transport.send({ method: 'GET', url, ...options });
    return new BrokerIndex(HalDocument.parse(body, url), location);
  }

  /** URL of a relation below the configured address, `undefined` when the broker does not offer it. */
  url(relation: string, values: Readonly<Record<string, string>> = {}): string | undefined {
    const href = this.#document.href(relation);
    return href === undefined
      ? undefined
      : this.#location.rebase(expandTemplate(href, values), this.#document.href('self'));
  }
}
