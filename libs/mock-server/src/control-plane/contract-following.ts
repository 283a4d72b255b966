import type { OnModuleDestroy } from '@nestjs/common';

/** Ends the following of contracts when the service stops. */
export class ContractFollowing implements OnModuleDestroy {
  readonly #stop = new AbortController();

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  onModuleDestroy(): void {
    this.#stop.abort();
  }
}
