import type { Exchange, ExchangeObserver } from './exchange.js';

/**
 * Tells observers of exchanges: of all together that one turn of the event loop brought, once their answers are on the
 * way. One by one, between two answers, each would find the processor's caches full of the other's code and data, and
 * cost twice as much.
 */
export class ExchangeReports {
  readonly #observers: ExchangeObserver[] = [];
  #pending: Exchange[] = [];

  get areWanted(): boolean {
    return this.#observers.length > 0;
  }

  observe(observer: ExchangeObserver): void {
    this.#observers.push(observer);
  }

  add(exchange: Exchange): void {
    if (this.#pending.push(exchange) === 1) {
      setImmediate(this.#settle);
    }
  }

  /** Tells at once what nobody was told yet. */
  settle(): void {
    const exchanges = this.#pending;
    this.#pending = [];
    for (const observe of this.#observers) {
      for (const exchange of exchanges) {
        observe(exchange);
      }
    }
  }

  readonly #settle = (): void => {
    this.settle();
  };
}
