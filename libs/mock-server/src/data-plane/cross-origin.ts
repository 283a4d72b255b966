import type { HeaderFields } from '@pact-infra/pact-core';
import type { Answer } from './answer.js';

const ALLOW_ORIGIN = 'access-control-allow-origin';
const METHODS = 'GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH';

/** Cross-origin resource sharing: lets pages of any origin call the mock server. */
export class CrossOrigin {
  /** @param takesReferer - whether the request's `Referer` is the allowed origin, rather than `*` */
  constructor(private readonly takesReferer: boolean) {}

  /** The answer to every OPTIONS request. */
  preflight(headers: HeaderFields): Answer {
    return {
      status: 200,
      headers: [
        'access-control-allow-methods',
        METHODS,
        'access-control-allow-headers',
        '*',
        ALLOW_ORIGIN,
        this.#origin(headers),
        'content-length',
        '0',
      ],
      body: undefined,
      outcome: 'preflight',
      interaction: undefined,
    };
  }

  /** The answer with the origin that it may be read by, unless it names one. */
  allow(answer: Answer, headers: HeaderFields): Answer {
    const isStated = answer.headers.some((text, at) => at % 2 === 0 && text.toLowerCase() === ALLOW_ORIGIN);
    return isStated ? answer : { ...answer, headers: [...answer.headers, ALLOW_ORIGIN, this.#origin(headers)] };
  }

  #origin(headers: HeaderFields): string {
    return (this.takesReferer ? headers['referer']?.[0] : undefined) ?? '*';
  }
}
