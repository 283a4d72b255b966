import type { HttpInteraction } from '@pact-infra/pact-core';
import type { Exchange } from '../data-plane/exchange.js';

/** How often an interaction answered. */
export interface Usage {
  readonly count: number;
  readonly lastAt: number;
}

/** Counts the answers of each interaction. A contract that changes begins anew; the others keep their counts. */
export class InteractionUsage {
  #usages = new WeakMap<HttpInteraction, { count: number; lastAt: number }>();

  record({ answer: { interaction } }: Exchange): void {
    if (interaction === undefined) {
      return;
    }
    const usage = this.#usages.get(interaction.interaction);
    if (usage === undefined) {
      this.#usages.set(interaction.interaction, { count: 1, lastAt: Date.now() });
    } else {
      usage.count++;
      usage.lastAt = Date.now();
    }
  }

  of(interaction: HttpInteraction): Usage | undefined {
    return this.#usages.get(interaction);
  }

  clear(): void {
    this.#usages = new WeakMap();
  }
}
