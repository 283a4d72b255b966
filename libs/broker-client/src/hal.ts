import { BrokerResponseError } from './errors.js';
import { isJsonObject, parseJson, type UnknownObject } from './json.js';
import { encodeSegment } from './broker-location.js';

/** A HAL document: its members and its links by relation. */
export class HalDocument {
  readonly members: UnknownObject;

  private constructor(members: UnknownObject) {
    this.members = members;
  }

  /** @throws BrokerResponseError when the text is not a JSON object */
  static parse(text: string, url: string): HalDocument {
    const members = parseJson(text);
    if (!isJsonObject(members)) {
      throw new BrokerResponseError('the answer is not a HAL document, so this may not be a Pact Broker', {
        method: 'GET',
        url,
      });
    }
    return new HalDocument(members);
  }

  /** The hrefs of a relation as the broker wrote them; HAL allows one link or a list. */
  hrefs(relation: string): readonly string[] {
    const links = this.members['_links'];
    const link = isJsonObject(links) ? links[relation] : undefined;
    const entries: readonly unknown[] = Array.isArray(link) ? link : [link];
    return entries.flatMap((entry) => {
      const href = isJsonObject(entry) ? entry['href'] : undefined;
      return typeof href === 'string' ? [href] : [];
    });
  }

  /** The first href of a relation. */
  href(relation: string): string | undefined {
    return this.hrefs(relation)[0];
  }
}

/**
 * Fills the `{name}` placeholders of a templated href.
 *
 * @throws RangeError when a value cannot stand in a URL path
 */
export function expandTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : encodeSegment(value);
  });
}
