import type { CompiledInteraction } from '@pact-infra/pact-core';
import type { AdminPrefix } from '../control-plane/admin-prefix.js';
import { responseProblems } from '../data-plane/contract-answer.js';

/** Tells what a mock server cannot answer as a contract states it. */
export class InteractionWarnings {
  constructor(private readonly adminPrefix: AdminPrefix) {}

  /** A sentence for each; the description of the interaction is not in them. */
  of(interaction: CompiledInteraction): readonly string[] {
    const { path } = interaction.interaction.request;
    return this.adminPrefix.covers(path)
      ? [this.#unreachable(path), ...responseProblems(interaction)]
      : responseProblems(interaction);
  }

  #unreachable(path: string): string {
    return `${path} is not answered from the contract, because ${this.adminPrefix.path} is the admin API: set ADMIN_PREFIX to another path`;
  }
}
