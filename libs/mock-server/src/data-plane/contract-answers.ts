import { matchResponse, respond } from '@pact-infra/pact-core';
import type { CompiledInteraction, HttpResponse, JsonObject, ResponseContext } from '@pact-infra/pact-core';
import type { Logger } from '@pact-infra/nest-service';
import type { Answer } from './answer.js';
import { contractAnswer } from './contract-answer.js';
import type { Choice } from './interaction-choice.js';

export interface ContractAnswersOptions {
  /** Checks what is about to be sent against the contract's own rules, and logs what violates them. */
  readonly verifyResponses: boolean;
  readonly logger: Logger;
}

/** Makes the address of the mock server only for the generators that want it. */
class AnswerContext implements ResponseContext {
  constructor(
    private readonly url: () => string,
    readonly providerStateValues: JsonObject | undefined,
  ) {}

  get mockServerUrl(): string {
    return this.url();
  }

  now(): Date {
    return new Date();
  }

  random(): number {
    return Math.random();
  }
}

interface MadeAnswer {
  readonly response: HttpResponse;
  readonly answer: Answer;
}

/** Makes the answers that contracts state; one that is always the same is made once. */
export class ContractAnswers {
  readonly #last = new WeakMap<CompiledInteraction, MadeAnswer>();

  constructor(private readonly options: ContractAnswersOptions) {}

  /** @param mockServerUrl - makes the address under which the client reached the mock server */
  answer({ interaction, values }: Choice, mockServerUrl: () => string): Answer {
    const response = respond(interaction, new AnswerContext(mockServerUrl, values));
    const last = this.#last.get(interaction);
    // A response without generators is one and the same object every time.
    if (last?.response === response) {
      return last.answer;
    }
    if (this.options.verifyResponses) {
      this.#verify(interaction, response);
    }
    const answer = contractAnswer(interaction, response);
    this.#last.set(interaction, { response, answer });
    return answer;
  }

  #verify(interaction: CompiledInteraction, response: HttpResponse): void {
    for (const { message } of matchResponse(interaction, response)) {
      const { description } = interaction.interaction;
      this.options.logger.warn({ interaction: description, mismatch: message }, 'response violates its own contract');
    }
  }
}
