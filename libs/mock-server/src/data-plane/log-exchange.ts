import type { Logger } from '@pact-infra/nest-service';
import type { ExchangeObserver } from './exchange.js';

/** Logs each exchange in one line: no headers, no query, no bodies. */
export function logExchanges(logger: Logger): ExchangeObserver {
  // The service's logger searches every line for secrets; these have no place for one, and are many.
  const requestLog = logger.child({}, { formatters: { log: (fields) => fields } });
  return ({ request: { method, path }, answer: { status, outcome, interaction }, durationMs }) => {
    requestLog.info(
      {
        method,
        path,
        status,
        durationMs: Math.round(durationMs * 1000) / 1000,
        outcome,
        interaction: interaction?.interaction.description,
      },
      'request',
    );
  };
}
