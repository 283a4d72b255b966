import type { BasicAuth } from './broker-auth.js';

/**
 * The configured address of the broker, and the only place URLs are made.
 *
 * Brokers behind proxies write links with a scheme, host or path prefix of their own; a link's path below the broker's own
 * root is what counts, and it is put below the configured address.
 */
export class BrokerLocation {
  readonly #origin: string;
  readonly #prefix: string;
  /** The `user:password@` of the configured address, if it had one. */
  readonly credentials: BasicAuth | undefined;

  /** @throws TypeError when `baseUrl` is not an absolute http(s) URL */
  constructor(baseUrl: string) {
    const url = parseHttpUrl(baseUrl);
    this.#origin = url.origin;
    this.#prefix = withoutTrailingSlashes(url.pathname);
    this.credentials =
      url.username === ''
        ? undefined
        : { username: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  }

  /** The configured address without credentials and trailing slash. */
  get baseUrl(): string {
    return this.#origin + this.#prefix;
  }

  /** URL of a path given as its undecoded segments: `at('pacts', 'provider', 'a/b')`. */
  at(...segments: readonly string[]): string {
    return `${this.baseUrl}/${segments.map(encodeSegment).join('/')}`;
  }

  /**
   * Puts a link of the broker below the configured address.
   *
   * @param brokerRoot - the address the broker believes to have, from the `self` link of its index
   */
  rebase(href: string, brokerRoot?: string): string {
    const link = new URL(href, `${this.baseUrl}/`);
    const root = brokerRoot === undefined ? this.#prefix : new URL(brokerRoot, `${this.baseUrl}/`).pathname;
    return this.baseUrl + pathBelow(link.pathname, withoutTrailingSlashes(root)) + link.search;
  }
}

/**
 * Percent-encodes one path segment; a `/` in a name becomes `%2F`.
 *
 * @throws RangeError for names that no URL path can carry: empty, `.` and `..`
 */
export function encodeSegment(segment: string): string {
  if (segment === '' || segment === '.' || segment === '..') {
    throw new RangeError(`Cannot put the name "${segment}" into a URL path`);
  }
  return encodeURIComponent(segment);
}

function parseHttpUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new TypeError(`baseUrl must be an absolute http or https URL, got "${text}"`);
  }
  return url;
}

function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') {
    end -= 1;
  }
  return path.slice(0, end);
}

function pathBelow(path: string, root: string): string {
  return path === root || path.startsWith(`${root}/`) ? path.slice(root.length) : path;
}
