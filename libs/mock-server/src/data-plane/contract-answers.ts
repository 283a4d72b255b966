import { matchResponse, respond } from '@pact-infra/pact-core';
import type { CompiledInteraction, HttpResponse } from '@pact-infra/pact-core';
import type { Logger } from '@pact-infra/nest-service';
import type { Answer } from './answer.js';
import { contractAnswer } from './contract-answer.js';

export interface ContractAnswersOptions {
  /** Checks what is about to be sent against the contract's own rules, and logs what violates them. */
  readonly verifyResponses: boolean;
  readonly logger: Logger;
}

/** Makes the answers that contracts state; one without generators is made once. */
export class ContractAnswers {
  readonly #fixed = new WeakMap<CompiledInteraction, Answer>();

  constructor(private readonly options: ContractAnswersOptions) {}

  /** @param mockServerUrl - makes the address under which the client reached the mock server */
  answer(interaction: CompiledInteraction, mockServerUrl: () => string): Answer {
    return this.#fixed.get(interaction) ?? this.#make(interaction, mockServerUrl);
  }

  #make(interaction: CompiledInteraction, mockServerUrl: () => string): Answer {
    const response = respond(interaction, {
      now: () => new Date(),
      random: Math.random,
      mockServerUrl: mockServerUrl(),
    });
    if (this.options.verifyResponses) {
      this.#verify(interaction, response);
    }
    const answer = contractAnswer(interaction, response);
    if (interaction.interaction.response.generators.size === 0) {
      this.#fixed.set(interaction, answer);
    }
    return answer;
  }

  #verify(interaction: CompiledInteraction, response: HttpResponse): void {
    for (const { message } of matchResponse(interaction, response)) {
      const { description } = interaction.interaction;
      this.options.logger.warn({ interaction: description, mismatch: message }, 'response violates its own contract');
    }
  }
}
