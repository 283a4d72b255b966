import type { CompiledInteraction } from '@pact-infra/pact-core';
import type { AdminPrefix } from '../control-plane/admin-prefix.js';
import { responseProblems } from '../data-plane/contract-answer.js';
import { shortened } from '../profiles/nearest-interaction.js';
import type { Profile } from '../profiles/profile.js';

/** Problems of one response that are told: a list of a thousand secrets has each of them a thousand times. */
const MOST_UNREADABLE = 5;

export interface InteractionWarningsOptions {
  readonly adminPrefix: AdminPrefix;
  readonly lint: Profile['lint'];
}

/** Tells what a mock server cannot answer as a contract states it, and what the cloud's clients cannot read. */
export class InteractionWarnings {
  constructor(private readonly options: InteractionWarningsOptions) {}

  /** A sentence for each; the description of the interaction is not in them. */
  of(compiled: CompiledInteraction): readonly string[] {
    const { interaction } = compiled;
    const unreadable = this.options.lint?.(interaction) ?? [];
    const more = unreadable.length - MOST_UNREADABLE;
    return [
      ...this.#unreachable(interaction.request.path),
      ...responseProblems(compiled),
      ...unreadable.slice(0, MOST_UNREADABLE).map((problem) => shortened(problem)),
      ...(more > 0 ? [`and ${more} more of what clients cannot read`] : []),
    ];
  }

  #unreachable(path: string): string[] {
    const { adminPrefix } = this.options;
    return adminPrefix.covers(path)
      ? [
          `${path} is not answered from the contract, because ${adminPrefix.path} is the admin API: set ADMIN_PREFIX to another path`,
        ]
      : [];
  }
}
