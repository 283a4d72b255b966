import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRequest } from '@pact-infra/pact-core';
import type { Logger } from '@pact-infra/nest-service';
import type { ContractStore } from '../contracts/contract-store.js';
import type { Profile } from '../profiles/profile.js';
import type { ServingState } from '../serving-state.js';
import type { Sessions } from '../sessions/sessions.js';
import { missingSession, visitOf } from '../sessions/visit.js';
import type { Visit } from '../sessions/visit.js';
import type { Answer } from './answer.js';
import type { ContractAnswers } from './contract-answers.js';
import { isServableStatus } from './contract-answer.js';
import type { CrossOrigin } from './cross-origin.js';
import { decodeBody } from './decode-body.js';
import type { ErrorAnswers } from './error-answers.js';
import type { ExchangeReports } from './exchange-reports.js';
import { isHealthCheck, requestedFault } from './faults.js';
import type { InteractionChoice } from './interaction-choice.js';
import { InvalidStateHeader } from './provider-state-filter.js';
import { announcesMoreThan, BodyProblem, readBody } from './read-body.js';
import { splitRequestTarget } from './request-target.js';
import { sendAnswer, sendAnswerEarly, sendLastAnswer } from './send-answer.js';

const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

const noBody = new Uint8Array();

/** Node's request handler of the control plane. */
export type ControlPlane = (request: IncomingMessage, response: ServerResponse) => void;

export interface RequestRoadOptions {
  readonly profile: Profile;
  readonly store: ContractStore;
  readonly state: ServingState;
  readonly sessions: Sessions;
  readonly choice: InteractionChoice;
  readonly contractAnswers: ContractAnswers;
  readonly errorAnswers: ErrorAnswers;
  /** Undefined: no cross-origin requests. */
  readonly crossOrigin: CrossOrigin | undefined;
  readonly reports: ExchangeReports;
  readonly logger: Logger;
}

/** As much of a request as is known before its body. */
type RequestHead = Pick<HttpRequest, 'method' | 'path' | 'headers'>;

/** One request on its way. */
interface Passage {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly controlPlane: ControlPlane;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly visit: Visit;
  readonly startedAt: number;
  /** The connection ends with this answer: the server is closing. */
  readonly isLast: boolean;
}

export interface Arrival {
  /** The client waits for `100 Continue` before it sends its body. */
  readonly awaitsContinue: boolean;
  readonly isLast: boolean;
}

/**
 * The road of a contract request: faults → challenge → read body → match → respond. Health checks leave it for the
 * control plane, behind the faults; `/` only when no contract claims it.
 */
export class RequestRoad {
  constructor(private readonly options: RequestRoadOptions) {}

  handle(incoming: IncomingMessage, outgoing: ServerResponse, controlPlane: ControlPlane, arrival: Arrival): void {
    const { path: fullPath, query } = splitRequestTarget(incoming.url ?? '/');
    const { crossOrigin, sessions } = this.options;
    const visit = visitOf(sessions, fullPath, incoming.headersDistinct);
    const { path } = visit;
    const method = incoming.method ?? 'GET';
    const startedAt = performance.now();
    const passage = { incoming, outgoing, controlPlane, method, path, query, visit, startedAt, isLast: arrival.isLast };
    if (path !== fullPath) {
      incoming.url = query === '' ? path : `${path}?${query}`; // for the control plane
    }

    if (crossOrigin !== undefined && method === 'OPTIONS') {
      this.#sendBeforeBody(passage, crossOrigin.preflight(incoming.headersDistinct), arrival);
      return;
    }
    const fault = requestedFault(method, path, incoming.headersDistinct);
    if (fault !== undefined) {
      this.#sendBeforeBody(passage, fault, arrival);
      return;
    }
    if (path === '/health' && isRead(method)) {
      controlPlane(incoming, outgoing);
      return;
    }
    const head = { method, path, headers: incoming.headersDistinct };
    const refusal = this.#missingSession(visit) ?? this.#challenge(head) ?? this.#unavailable(head);
    if (refusal !== undefined) {
      this.#sendBeforeBody(passage, refusal, arrival);
      return;
    }
    if (arrival.awaitsContinue && !announcesMoreThan(incoming, BODY_LIMIT_BYTES)) {
      outgoing.writeContinue();
    }
    this.#readBody(passage);
  }

  /** Answers a request that arrived whole by another protocol than HTTP: the same road, without the socket. */
  answer(request: HttpRequest): Answer {
    const { method, headers } = request;
    const startedAt = performance.now();
    const visit = visitOf(this.options.sessions, request.path, headers);
    const visiting = { ...request, path: visit.path };
    const answer =
      requestedFault(method, visit.path, headers) ??
      this.#missingSession(visit) ??
      this.#challenge(visiting) ??
      this.#unavailable(visiting) ??
      this.#safeAnswerFor(visiting, visit, 'http') ??
      this.options.errorAnswers.failure('The mock server answers this request by HTTP alone');
    this.#report(visiting, visit, startedAt, answer);
    return answer;
  }

  #missingSession({ problem }: Visit): Answer | undefined {
    return problem === undefined ? undefined : this.options.errorAnswers.badRequest(problem);
  }

  #challenge({ method, path, headers }: RequestHead): Answer | undefined {
    const { profile, errorAnswers } = this.options;
    if (profile.challenge === undefined || isHealthCheck(method, path)) {
      return undefined;
    }
    const challenge = profile.challenge(headers);
    return challenge === undefined ? undefined : errorAnswers.challenge(challenge);
  }

  #unavailable({ method, path }: RequestHead): Answer | undefined {
    const { state, errorAnswers } = this.options;
    return state.canServe || isRoot(method, path) ? undefined : errorAnswers.unavailable(state.problems);
  }

  #readBody(passage: Passage): void {
    const { incoming } = passage;
    const coding = this.options.profile.decodesContent ? incoming.headersDistinct['content-encoding'] : undefined;
    readBody(incoming, BODY_LIMIT_BYTES, (body) => {
      if (coding === undefined || body instanceof BodyProblem) {
        this.#answerBody(passage, body);
      } else {
        decodeBody({ body, coding: coding.join(', '), limit: BODY_LIMIT_BYTES }, (decoded) => {
          this.#answerBody(passage, decoded);
        });
      }
    });
  }

  #answerBody(passage: Passage, body: Buffer | BodyProblem): void {
    if (!(body instanceof BodyProblem)) {
      this.#answerRequest(passage, body);
      return;
    }
    const answer = this.options.errorAnswers.badBody(body);
    if (passage.incoming.complete) {
      this.#send(passage, answer);
    } else {
      sendAnswerEarly(passage.incoming, passage.outgoing, this.#shared(passage, answer));
      this.#reportPassage(passage, answer);
    }
  }

  #answerRequest(passage: Passage, body: Buffer): void {
    const { method, path, query, visit, incoming } = passage;
    const request = { method, path, query, headers: incoming.headersDistinct, body };
    const answer = this.#safeAnswerFor(request, visit, 'encrypted' in incoming.socket ? 'https' : 'http');
    if (answer === undefined) {
      passage.controlPlane(incoming, passage.outgoing);
    } else {
      this.#send(passage, answer, body);
    }
  }

  #safeAnswerFor(request: HttpRequest, visit: Visit, scheme: 'http' | 'https'): Answer | undefined {
    try {
      return this.#answerFor(request, visit, scheme);
    } catch (error) {
      if (error instanceof InvalidStateHeader) {
        return this.options.errorAnswers.badRequest(error.message);
      }
      const { method, path } = request;
      this.options.logger.error({ err: error, method, path }, 'a request failed unexpectedly');
      return this.options.errorAnswers.failure('The mock server failed; its log tells why');
    }
  }

  /** Undefined for a request to `/` that no contract claims. */
  #answerFor(request: HttpRequest, { session, prefix }: Visit, scheme: 'http' | 'https'): Answer | undefined {
    const { store, state, sessions, choice, contractAnswers, errorAnswers } = this.options;
    const { contracts } = store.current;
    const chosen = choice.choose(contracts, request, session.states);
    if (chosen === undefined) {
      return isRoot(request.method, request.path)
        ? undefined
        : errorAnswers.noMatch(contracts, request, [...state.problems, ...missingSession(sessions, request.path)]);
    }
    if (chosen.turn !== undefined) {
      session.states.sequence?.take(chosen.turn);
    }
    const answer = contractAnswers.answer(
      chosen,
      () => `${scheme}://${request.headers['host']?.[0] ?? 'localhost'}${prefix}`,
    );
    return isServableStatus(answer.status)
      ? answer
      : errorAnswers.failure(`The contract states status ${answer.status}, which no response can have`);
  }

  #sendBeforeBody(passage: Passage, answer: Answer, { awaitsContinue }: Arrival): void {
    // Without the 100 the client may send its body or not: what follows on the connection cannot be told.
    this.#send(awaitsContinue ? { ...passage, isLast: true } : passage, answer);
  }

  /** The answer with what lets pages of other origins read it. */
  #shared({ incoming }: Passage, answer: Answer): Answer {
    return this.options.crossOrigin?.allow(answer, incoming.headersDistinct) ?? answer;
  }

  #send(passage: Passage, answer: Answer, body?: Buffer): void {
    const shared = this.#shared(passage, answer);
    if (passage.isLast) {
      sendLastAnswer(passage.outgoing, shared);
    } else {
      sendAnswer(passage.outgoing, shared);
    }
    this.#reportPassage(passage, answer, body);
  }

  #reportPassage(
    { method, path, query, visit, incoming, startedAt }: Passage,
    answer: Answer,
    body: Uint8Array = noBody,
  ): void {
    if (this.options.reports.areWanted) {
      this.#report({ method, path, query, headers: incoming.headersDistinct, body }, visit, startedAt, answer);
    }
  }

  #report(request: HttpRequest, { session }: Visit, startedAt: number, answer: Answer): void {
    this.options.reports.add({ request, answer, session, durationMs: performance.now() - startedAt });
  }
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function isRoot(method: string, path: string): boolean {
  return path === '/' && isRead(method);
}
