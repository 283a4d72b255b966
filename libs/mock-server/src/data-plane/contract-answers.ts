import { fixedResponse, matchResponse, respond } from '@pact-infra/pact-core';
import type { CompiledInteraction, Contracts, HttpResponse, JsonObject, ResponseContext } from '@pact-infra/pact-core';
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

/** Makes the answers that contracts state; one that is always the same is made once. */
export class ContractAnswers {
  #contracts: Contracts | undefined;
  /** By the position of the interaction. */
  #fixed: (Answer | undefined)[] = [];
  /** What the headers of fixed answers consist of. */
  readonly #texts = new Map<string, string>();

  constructor(private readonly options: ContractAnswersOptions) {}

  /** @param mockServerUrl - makes the address under which the client reached the mock server */
  answer(contracts: Contracts, { interaction, values }: Choice, mockServerUrl: () => string): Answer {
    if (contracts !== this.#contracts) {
      this.#contracts = contracts;
      this.#fixed = new Array<Answer | undefined>(contracts.interactions.length);
      this.#texts.clear();
    }
    return this.#fixed[interaction.position] ?? this.#make(interaction, new AnswerContext(mockServerUrl, values));
  }

  #make(interaction: CompiledInteraction, context: ResponseContext): Answer {
    const fixed = fixedResponse(interaction);
    const response = fixed ?? respond(interaction, context);
    if (this.options.verifyResponses) {
      this.#verify(interaction, response);
    }
    if (fixed === undefined) {
      return contractAnswer(interaction, response);
    }
    const answer = contractAnswer(interaction, response, this.#kept);
    this.#fixed[interaction.position] = answer;
    return answer;
  }

  /**
   * Answers share texts, and have them apart from the pact file that they were cut out of: of ten thousand answers those
   * that are asked for are not in the processor's caches, and each text fetched from elsewhere costs time.
   */
  readonly #kept = (text: string): string => {
    let kept = this.#texts.get(text);
    if (kept === undefined) {
      kept = Buffer.from(text, 'latin1').toString('latin1');
      this.#texts.set(kept, kept);
    }
    return kept;
  };

  #verify(interaction: CompiledInteraction, response: HttpResponse): void {
    for (const { message } of matchResponse(interaction, response)) {
      const { description } = interaction.interaction;
      this.options.logger.warn({ interaction: description, mismatch: message }, 'response violates its own contract');
    }
  }
}
