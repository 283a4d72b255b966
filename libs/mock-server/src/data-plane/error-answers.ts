import type { Contracts, HttpRequest } from '@pact-infra/pact-core';
import type { Challenge, MockError, Profile } from '../profiles/profile.js';
import { ownAnswer } from './answer.js';
import type { Answer, OwnAnswer } from './answer.js';
import { codingProblem } from './decode-body.js';
import { diagnose } from './diagnosis.js';
import type { DiagnosisOptions } from './diagnosis.js';
import { jsonProblem } from './json-problem.js';
import type { BodyProblem } from './read-body.js';

export interface ErrorAnswersOptions {
  readonly profile: Profile;
  readonly unmatchedStatus: number;
}

type PlainError = Pick<MockError, 'kind' | 'status' | 'message'>;

/** The answers of a mock server that cannot answer from a contract, in the words of its cloud. */
export class ErrorAnswers {
  constructor(private readonly options: ErrorAnswersOptions) {}

  /**
   * No interaction matches; a body that is not the JSON it claims to be, or in a coding that nobody knows, is the
   * client's own mistake.
   */
  noMatch(contracts: Contracts, request: HttpRequest, options: DiagnosisOptions): Answer {
    const { profile, unmatchedStatus } = this.options;
    const coding = profile.decodesContent ? codingProblem(request) : undefined;
    if (coding !== undefined) {
      return this.badBody(coding);
    }
    const problem = jsonProblem(request, profile.normalisation.jsonMediaTypes);
    if (problem !== undefined) {
      return this.badRequest(problem);
    }
    const { told, kept } = diagnose(contracts, request, options);
    return this.#answer({ kind: 'no-match', status: unmatchedStatus, ...told }, { diagnosis: kept });
  }

  unavailable(problems: readonly string[]): Answer {
    return this.#plain({ kind: 'unavailable', status: 503, message: problems.join('; ') });
  }

  badBody({ status, message }: BodyProblem): Answer {
    return this.#plain({ kind: 'bad-request', status, message });
  }

  badRequest(message: string): Answer {
    return this.#plain({ kind: 'bad-request', status: 400, message });
  }

  /** The mock server itself failed, or the contract asks for what HTTP cannot do. */
  failure(message: string): Answer {
    return this.#plain({ kind: 'failure', status: 500, message });
  }

  challenge({ authenticate, message }: Challenge): Answer {
    return this.#plain({ kind: 'challenge', status: 401, message }, { headers: ['www-authenticate', authenticate] });
  }

  #plain(error: PlainError, more?: Pick<OwnAnswer, 'headers'>): Answer {
    return this.#answer({ ...error, nearest: [], normalised: [] }, more);
  }

  #answer(error: MockError, more: Pick<OwnAnswer, 'headers' | 'diagnosis'> = {}): Answer {
    const { contentType, body } = this.options.profile.describeError(error);
    return ownAnswer({
      status: error.status,
      outcome: error.kind,
      contentType,
      body,
      // A challenge is what the cloud itself would say.
      headers: error.kind === 'challenge' ? [] : ['x-pact-mock-error', error.kind],
      ...more,
    });
  }
}
