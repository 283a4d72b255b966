import { explain } from '@pact-infra/pact-core';
import type { Contracts, HttpRequest } from '@pact-infra/pact-core';
import type { Challenge, MockError, Profile } from '../profiles/profile.js';
import { ownAnswer } from './answer.js';
import type { Answer } from './answer.js';
import { jsonProblem } from './json-problem.js';
import type { BodyProblem } from './read-body.js';

/** Interactions that the answer to an unmatched request names. */
const NEAREST_COUNT = 3;

export interface ErrorAnswersOptions {
  readonly profile: Profile;
  readonly unmatchedStatus: number;
}

/** The answers of a mock server that cannot answer from a contract, in the words of its cloud. */
export class ErrorAnswers {
  constructor(private readonly options: ErrorAnswersOptions) {}

  /** No interaction matches; a body that is not the JSON it claims to be is the client's own mistake. */
  noMatch(contracts: Contracts, request: HttpRequest): Answer {
    const problem = jsonProblem(request);
    if (problem !== undefined) {
      return this.#answer({ kind: 'bad-request', status: 400, message: problem, nearest: [] });
    }
    const { nearest, summary } = explain(contracts, request, { limit: NEAREST_COUNT });
    const message = `No matching interaction for ${request.method} ${request.path}. ${summary}`;
    return this.#answer({ kind: 'no-match', status: this.options.unmatchedStatus, message, nearest });
  }

  unavailable(problems: readonly string[]): Answer {
    return this.#answer({ kind: 'unavailable', status: 503, message: problems.join('; '), nearest: [] });
  }

  badBody({ status, message }: BodyProblem): Answer {
    return this.#answer({ kind: 'bad-request', status, message, nearest: [] });
  }

  /** The mock server itself failed, or the contract asks for what HTTP cannot do. */
  failure(message: string): Answer {
    return this.#answer({ kind: 'failure', status: 500, message, nearest: [] });
  }

  challenge({ authenticate, message }: Challenge): Answer {
    const { contentType, body } = this.options.profile.describeError({
      kind: 'challenge',
      status: 401,
      message,
      nearest: [],
    });
    return ownAnswer({
      status: 401,
      outcome: 'challenge',
      contentType,
      body,
      headers: ['www-authenticate', authenticate],
    });
  }

  #answer(error: MockError & { readonly kind: Exclude<MockError['kind'], 'challenge'> }): Answer {
    const { contentType, body } = this.options.profile.describeError(error);
    return ownAnswer({
      status: error.status,
      outcome: error.kind,
      contentType,
      body,
      headers: ['x-pact-mock-error', error.kind],
    });
  }
}
