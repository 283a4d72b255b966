import { ownAnswer } from '../data-plane/answer.js';
import type { Answer } from '../data-plane/answer.js';
import type { ErrorAnswers } from '../data-plane/error-answers.js';
import type { RequestHead } from '../data-plane/request-head.js';
import { isRoot } from '../data-plane/request-head.js';
import type { Profile } from '../profiles/profile.js';
import { InvalidFaultHeader } from './fault-header.js';
import type { FallenFault, FaultPlan, Mishap } from './fault-plan.js';
import type { Refusal } from './fault.js';

export const noFaults: readonly FallenFault[] = [];

/** Stands for no answer at all: the connection was reset, or the client did not wait. */
export const noAnswer: Answer = {
  status: 0,
  headers: [],
  body: undefined,
  outcome: 'fault',
  interaction: undefined,
};

/** What befalls one request on its road. */
export interface Incident {
  readonly faults: readonly FallenFault[];
  readonly delayMs: number;
  /** How it ends: `noAnswer` resets the connection; undefined: with the ordinary answer. */
  readonly answer: Answer | undefined;
}

export interface FaultAnswersOptions {
  readonly profile: Profile;
  readonly errorAnswers: ErrorAnswers;
}

/** The answers of faults, in the words of the cloud. */
export class FaultAnswers {
  constructor(private readonly options: FaultAnswersOptions) {}

  /** @param canReset - whether the connection is the request's own; otherwise a reset is told as an outage */
  incidentFor(head: RequestHead, plan: FaultPlan, { canReset }: { readonly canReset: boolean }): Incident | undefined {
    if (!plan.concerns(head.headers) || isRoot(head.method, head.path)) {
      return undefined;
    }
    try {
      const mishap = plan.meet({ ...head, paths: this.#pathsOf(head.path) });
      return mishap === undefined ? undefined : { ...mishap, answer: this.#endOf(mishap, head, canReset) };
    } catch (error) {
      if (error instanceof InvalidFaultHeader) {
        return { faults: noFaults, delayMs: 0, answer: this.options.errorAnswers.badRequest(error.message) };
      }
      throw error;
    }
  }

  #pathsOf(path: string): readonly string[] {
    const rewritten = this.options.profile.normalisation.path?.(path) ?? path;
    return rewritten === path ? [path] : [path, rewritten];
  }

  #endOf({ end }: Mishap, head: RequestHead, canReset: boolean): Answer | undefined {
    if (end === undefined) {
      return undefined;
    }
    if (end.kind !== 'reset') {
      return this.#refusal(end, head);
    }
    return canReset ? noAnswer : this.#refusal({ kind: 'outage', retryAfterSeconds: undefined }, head);
  }

  #refusal(refusal: Refusal, head: RequestHead): Answer {
    const { headers, ...description } = this.options.profile.describeFault(refusal, head);
    return ownAnswer({ ...description, outcome: 'fault', headers: [...headers, 'x-pact-fault', refusal.kind] });
  }
}
