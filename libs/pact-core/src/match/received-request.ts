import { ReceivedBody } from '../bodies/received-body.js';
import type { CompiledNormalisation } from '../compile/normalisation.js';
import type { HeaderFields, HttpRequest } from '../http-message.js';
import { parseQueryText } from '../text/query-text.js';

/** A request on its way through many interactions: each part is read when first asked for, and once only. */
export class ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderFields;
  readonly body: ReceivedBody;
  readonly #queryText: string;
  #query: ReadonlyMap<string, readonly (string | null)[]> | undefined;

  constructor(request: HttpRequest, normalisation: CompiledNormalisation) {
    this.method = request.method.toUpperCase();
    this.path = normalisation.path === undefined ? request.path : normalisation.path(request.path);
    this.headers = request.headers;
    this.#queryText = request.query;
    this.body = new ReceivedBody(request.body, request.headers['content-type']?.[0]);
  }

  /** Decoded query parameters. */
  get query(): ReadonlyMap<string, readonly (string | null)[]> {
    return (this.#query ??= parseQueryText(this.#queryText));
  }
}
