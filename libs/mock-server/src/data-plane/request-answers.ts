import type { Logger } from '@pact-infra/nest-service';
import type { Contracts, HttpRequest } from '@pact-infra/pact-core';
import type { ContractStore } from '../contracts/contract-store.js';
import type { MissLinks } from '../journal/miss-links.js';
import type { ServingState } from '../serving-state.js';
import type { Sessions } from '../sessions/sessions.js';
import { missingSession } from '../sessions/visit.js';
import type { Visit } from '../sessions/visit.js';
import type { Answer } from './answer.js';
import { isServableStatus } from './contract-answer.js';
import type { ContractAnswers } from './contract-answers.js';
import type { ErrorAnswers } from './error-answers.js';
import type { InteractionChoice } from './interaction-choice.js';
import { InvalidStateHeader } from './provider-state-filter.js';
import { isRoot } from './request-head.js';

export interface RequestAnswersOptions {
  readonly store: ContractStore;
  readonly state: ServingState;
  readonly sessions: Sessions;
  readonly choice: InteractionChoice;
  readonly contractAnswers: ContractAnswers;
  readonly errorAnswers: ErrorAnswers;
  /** Undefined: misses are not remembered. */
  readonly missLinks: MissLinks | undefined;
  readonly logger: Logger;
}

/** How a request came; `other` is no HTTP on the ports of the mock server. */
export type Transport = 'http' | 'https' | 'other';

/** The answers to whole requests: from a contract, or why there is none. */
export class RequestAnswers {
  constructor(private readonly options: RequestAnswersOptions) {}

  /** Undefined for a request to `/` that no contract claims. */
  answer(request: HttpRequest, visit: Visit, transport: Transport): Answer | undefined {
    try {
      return this.#answer(request, visit, transport);
    } catch (error) {
      if (error instanceof InvalidStateHeader) {
        return this.options.errorAnswers.badRequest(error.message);
      }
      const { method, path } = request;
      this.options.logger.error({ err: error, method, path }, 'a request failed unexpectedly');
      return this.options.errorAnswers.failure('The mock server failed; its log tells why');
    }
  }

  #answer(request: HttpRequest, visit: Visit, transport: Transport): Answer | undefined {
    const { store, choice, contractAnswers, errorAnswers } = this.options;
    const { session, prefix } = visit;
    const { contracts } = store.current;
    const chosen = choice.choose(contracts, request, session.states);
    if (chosen === undefined) {
      return isRoot(request.method, request.path) ? undefined : this.#noMatch(contracts, request, visit, transport);
    }
    if (chosen.turn !== undefined) {
      session.states.sequence?.take(chosen.turn);
    }
    const answer = contractAnswers.answer(contracts, chosen, () => baseUrl(request, transport) + prefix);
    return isServableStatus(answer.status)
      ? answer
      : errorAnswers.failure(`The contract states status ${answer.status}, which no response can have`);
  }

  #noMatch(contracts: Contracts, request: HttpRequest, { session }: Visit, transport: Transport): Answer {
    const { state, sessions, errorAnswers, missLinks } = this.options;
    // The address of another transport leads to no admin API.
    const base = transport === 'other' ? '' : baseUrl(request, transport);
    return errorAnswers.noMatch(contracts, request, {
      problems: [...state.problems, ...missingSession(sessions, request.path)],
      details: missLinks?.linkTo(request, session, base),
    });
  }
}

/** The address under which the client reached the mock server. */
function baseUrl({ headers }: HttpRequest, transport: Transport): string {
  return `${transport === 'https' ? 'https' : 'http'}://${headers['host']?.[0] ?? 'localhost'}`;
}
