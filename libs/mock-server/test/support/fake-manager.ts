import type { IncomingMessage, ServerResponse } from 'node:http';
import { InterruptibleServer } from './interruptible-server.js';

export interface ListedContract {
  readonly source?: string;
  readonly provider: string | null;
  readonly consumer: string | null;
  readonly version: string | null;
  readonly error?: string;
}

interface ReadyReport {
  readonly status: string;
  readonly revision: string;
  readonly source: { readonly name: string; readonly state: string; readonly error: null };
  readonly contracts: readonly ListedContract[];
}

/** A manager's `/ready`, long-poll included. */
export class FakeManager extends InterruptibleServer {
  #contracts: readonly ListedContract[] = [];
  #sourceState = 'present';
  #revision = 0;
  #waiting = new Set<() => void>();

  constructor() {
    super((request, response) => {
      this.#receive(request, response);
    });
  }

  /** Whether a long-poll is open. */
  get isWaitedFor(): boolean {
    return this.#waiting.size > 0;
  }

  /** Lists these contracts from now on; whoever waits learns of it unless `tells` is false. */
  list(contracts: readonly ListedContract[], { sourceState = 'present', tells = true } = {}): void {
    this.#contracts = contracts;
    this.#sourceState = sourceState;
    this.#revision++;
    if (tells) {
      this.#wakeAll();
    }
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const { searchParams } = new URL(request.url ?? '/', 'http://manager');
    const answer = (): void => {
      clearTimeout(timer);
      this.#waiting.delete(answer);
      response.writeHead(this.#contracts.length > 0 ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify(this.#report()));
    };
    const isKnown = searchParams.get('after') === this.#report().revision;
    const timer = setTimeout(answer, isKnown ? Number(searchParams.get('wait')) * 1000 : 0);
    this.#waiting.add(answer);
    response.on('close', () => {
      clearTimeout(timer);
      this.#waiting.delete(answer);
    });
  }

  #report(): ReadyReport {
    return {
      status: this.#contracts.length > 0 ? 'ready' : 'not_ready',
      revision: `r${this.#revision}`,
      source: { name: 'test', state: this.#sourceState, error: null },
      contracts: this.#contracts,
    };
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiting]) {
      wake();
    }
  }
}
