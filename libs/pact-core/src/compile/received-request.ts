import { ReceivedBody } from '../bodies/received-body.js';
import type { CompiledNormalisation } from './normalisation.js';
import type { HeaderFields, HttpRequest } from '../http-message.js';
import type { Query } from '../model/pact.js';
import { parseQueryText } from '../text/query-text.js';

/** A request on its way through many interactions: each part is read when first asked for, and once only. */
export class ReceivedRequest {
  readonly method: string;
  /** As the client sent it, without an origin. */
  readonly rawPath: string;
  /** As a normalisation rewrote it. */
  readonly path: string;
  readonly headers: HeaderFields;
  readonly body: ReceivedBody;
  readonly #queryText: string;
  #query: Query | undefined;

  constructor(request: HttpRequest, normalisation: CompiledNormalisation) {
    this.method = request.method.toUpperCase();
    this.rawPath = originForm(request.path);
    this.path = normalisation.path === undefined ? this.rawPath : normalisation.path(this.rawPath);
    this.headers = request.headers;
    this.#queryText = request.query;
    this.body = new ReceivedBody(request.body, request.headers['content-type']?.[0]);
  }

  /** Decoded query parameters. */
  get query(): Query {
    return (this.#query ??= parseQueryText(this.#queryText));
  }
}

const ORIGIN = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*/;

/** The path of a request target, which may state the origin before it (RFC 9112, absolute form). */
function originForm(target: string): string {
  return target.startsWith('/') ? target : target.replace(ORIGIN, '');
}
