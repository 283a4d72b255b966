import type { Answer } from './answer.js';

/** A request of the data plane and the answer it got. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly answer: Answer;
  readonly durationMs: number;
}

/** Is told of every exchange, after the answer was handed to the socket. */
export type ExchangeObserver = (exchange: Exchange) => void;
