/** What the broker, or the way to it, did with a request. */
export interface FailedExchange {
  readonly method: string;
  readonly url: string;
  /** Absent when no response came. */
  readonly status?: number;
  /** The broker's own words: the error texts of its response body. */
  readonly reasons?: readonly string[];
  readonly cause?: unknown;
}

/** Base of everything this library throws about the broker. `instanceof` or `code` tell the kinds apart. */
export abstract class BrokerError extends Error {
  abstract readonly code: string;
  readonly method: string;
  readonly url: string;
  readonly status: number | undefined;
  readonly reasons: readonly string[];

  constructor(problem: string, exchange: FailedExchange) {
    const reasons = exchange.reasons ?? [];
    const said = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
    super(`${exchange.method} ${exchange.url}: ${problem}${said}`, { cause: exchange.cause });
    this.name = new.target.name;
    this.method = exchange.method;
    this.url = exchange.url;
    this.status = exchange.status;
    this.reasons = reasons;
  }
}

/** 401 or 403: the credentials are missing, wrong or not allowed to do this. */
export class BrokerAuthError extends BrokerError {
  readonly code = 'BROKER_AUTH';
}

/** 409: this version was published before with other content. */
export class BrokerConflictError extends BrokerError {
  readonly code = 'BROKER_CONFLICT';
}

/** 409: the broker suspects a typing error because a consumer or provider has nearly this name. */
export class SimilarPacticipantError extends BrokerError {
  readonly code = 'BROKER_SIMILAR_PACTICIPANT';
}

/** 400 or 422: the broker refuses what was sent. */
export class BrokerValidationError extends BrokerError {
  readonly code = 'BROKER_VALIDATION';
}

/** 404: the broker does not have it. */
export class BrokerNotFoundError extends BrokerError {
  readonly code = 'BROKER_NOT_FOUND';
}

/** No response, a time-out, 5xx, 408 or 429, after the retries. A later try may succeed. */
export class BrokerUnavailableError extends BrokerError {
  readonly code = 'BROKER_UNAVAILABLE';
}

/** An answer that no Pact Broker gives: a redirect, a body that is too large or not understood, another status. */
export class BrokerResponseError extends BrokerError {
  readonly code = 'BROKER_RESPONSE';
}
