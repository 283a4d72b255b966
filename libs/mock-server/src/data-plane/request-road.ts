import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRequest } from '@pact-infra/pact-core';
import type { Delays } from '../faults/delays.js';
import { noAnswer, noFaults } from '../faults/fault-answers.js';
import type { FaultAnswers, Incident } from '../faults/fault-answers.js';
import type { FallenFault } from '../faults/fault-plan.js';
import type { Profile } from '../profiles/profile.js';
import type { ServingState } from '../serving-state.js';
import type { Sessions } from '../sessions/sessions.js';
import { visitOf } from '../sessions/visit.js';
import type { Visit } from '../sessions/visit.js';
import type { Answer } from './answer.js';
import type { CrossOrigin } from './cross-origin.js';
import { decodeBody } from './decode-body.js';
import type { ErrorAnswers } from './error-answers.js';
import type { ExchangeReports } from './exchange-reports.js';
import { requestedFault } from './faults.js';
import { announcesMoreThan, BodyProblem, readBody } from './read-body.js';
import type { RequestAnswers } from './request-answers.js';
import { isHealthCheck, isRead, isRoot } from './request-head.js';
import type { RequestHead } from './request-head.js';
import { splitRequestTarget } from './request-target.js';
import { resetConnection } from './reset-connection.js';
import { sendAnswer, sendAnswerEarly, sendLastAnswer } from './send-answer.js';

const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

const noBody = new Uint8Array();

/** Node's request handler of the control plane. */
export type ControlPlane = (request: IncomingMessage, response: ServerResponse) => void;

export interface RequestRoadOptions {
  readonly profile: Profile;
  readonly state: ServingState;
  readonly sessions: Sessions;
  readonly requestAnswers: RequestAnswers;
  readonly errorAnswers: ErrorAnswers;
  readonly faultAnswers: FaultAnswers;
  readonly delays: Delays;
  /** Undefined: no cross-origin requests. */
  readonly crossOrigin: CrossOrigin | undefined;
  readonly reports: ExchangeReports;
}

/** One request on its way. */
interface Passage {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly controlPlane: ControlPlane;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly visit: Visit;
  readonly faults: readonly FallenFault[];
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
 * The road of a contract request: fault headers → challenge → other faults → read body → match → respond. Health checks
 * leave it for the control plane, behind the fault headers; `/` only when no contract claims it.
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
    const { isLast } = arrival;
    const passage = {
      incoming,
      outgoing,
      controlPlane,
      method,
      path,
      query,
      visit,
      faults: noFaults,
      startedAt,
      isLast,
    };
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
    const refusal = this.#refusal(head, visit);
    if (refusal !== undefined) {
      this.#sendBeforeBody(passage, refusal, arrival);
      return;
    }
    const incident = this.options.faultAnswers.incidentFor(head, visit.session.faults, { canReset: true });
    if (incident === undefined) {
      this.#enter(passage, arrival);
    } else {
      this.options.delays.hold(incident.delayMs, outgoing, () => {
        this.#suffer({ ...passage, faults: incident.faults }, arrival, incident);
      });
    }
  }

  #suffer(passage: Passage, arrival: Arrival, { answer }: Incident): void {
    const { socket } = passage.incoming;
    if (socket.destroyed || answer === noAnswer) {
      resetConnection(socket);
      this.#reportPassage(passage, noAnswer);
    } else if (answer === undefined) {
      this.#enter(passage, arrival);
    } else {
      this.#sendBeforeBody(passage, answer, arrival);
    }
  }

  #enter(passage: Passage, arrival: Arrival): void {
    const { incoming, outgoing } = passage;
    const refusal = this.#unavailable(passage);
    if (refusal !== undefined) {
      this.#sendBeforeBody(passage, refusal, arrival);
      return;
    }
    if (arrival.awaitsContinue && !announcesMoreThan(incoming, BODY_LIMIT_BYTES)) {
      outgoing.writeContinue();
    }
    this.#readBody(passage);
  }

  /**
   * Answers a request that arrived whole by another protocol than HTTP: the same road, without the socket.
   *
   * @param client - aborts when the client does not wait any more
   */
  async answer(request: HttpRequest, client: AbortSignal): Promise<Answer> {
    const { method, headers } = request;
    const startedAt = performance.now();
    const { sessions, errorAnswers, faultAnswers, delays } = this.options;
    const visit = visitOf(sessions, request.path, headers);
    const visiting = { ...request, path: visit.path };
    const refusal = requestedFault(method, visit.path, headers) ?? this.#refusal(visiting, visit);
    const incident =
      refusal === undefined ? faultAnswers.incidentFor(visiting, visit.session.faults, { canReset: false }) : undefined;
    if (incident !== undefined) {
      await delays.wait(incident.delayMs, client);
    }
    const answer =
      refusal ??
      (incident !== undefined && client.aborted ? noAnswer : undefined) ??
      incident?.answer ??
      this.#unavailable(visiting) ??
      this.options.requestAnswers.answer(visiting, visit, 'other') ??
      errorAnswers.failure('The mock server answers this request by HTTP alone');
    const faults = incident?.faults ?? noFaults;
    const durationMs = performance.now() - startedAt;
    this.options.reports.add({ request: visiting, answer, session: visit.session, faults, durationMs });
    return answer;
  }

  /** Why a request gets no further than its head: no such session, or no credentials. */
  #refusal({ method, path, headers }: RequestHead, { problem }: Visit): Answer | undefined {
    const { profile, errorAnswers } = this.options;
    if (problem !== undefined) {
      return errorAnswers.badRequest(problem);
    }
    const challenge = isHealthCheck(method, path) ? undefined : profile.challenge?.(headers);
    return challenge === undefined ? undefined : errorAnswers.challenge(challenge);
  }

  #unavailable({ method, path }: Pick<RequestHead, 'method' | 'path'>): Answer | undefined {
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
    const answer = this.options.requestAnswers.answer(
      request,
      visit,
      'encrypted' in incoming.socket ? 'https' : 'http',
    );
    if (answer === undefined) {
      passage.controlPlane(incoming, passage.outgoing);
    } else {
      this.#send(passage, answer, body);
    }
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
    { method, path, query, visit: { session }, faults, incoming, startedAt }: Passage,
    answer: Answer,
    body: Uint8Array = noBody,
  ): void {
    const { reports } = this.options;
    if (reports.areWanted) {
      const request = { method, path, query, headers: incoming.headersDistinct, body };
      reports.add({ request, answer, session, faults, durationMs: performance.now() - startedAt });
    }
  }
}
