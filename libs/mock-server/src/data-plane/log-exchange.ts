import type { Logger } from '@pact-infra/nest-service';
import type { ExchangeObserver } from './exchange.js';

/** Logs each exchange in one line: no headers, no query, no bodies. */
export function logExchanges(logger: Logger): ExchangeObserver {
  return ({ method, path, answer: { status, outcome, interaction }, durationMs }) => {
    logger.info(
      {
        method,
        path,
        status,
        durationMs: Math.round(durationMs * 1000) / 1000,
        outcome,
        ...(interaction && { interaction: interaction.interaction.description }),
      },
      'request',
    );
  };
}
