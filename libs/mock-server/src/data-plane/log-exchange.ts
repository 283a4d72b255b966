import { infoLines, redactText } from '@pact-infra/nest-service';
import type { Logger } from '@pact-infra/nest-service';
import type { ExchangeObserver } from './exchange.js';

/** Logs each exchange in one line: no headers, no query, no bodies. */
export function logExchanges(logger: Logger): ExchangeObserver {
  const writeLine = infoLines(logger);
  return ({ request: { method, path }, answer: { status, outcome, interaction }, faults, durationMs }) => {
    const milliseconds = Math.round(durationMs * 1000) / 1000;
    const answeredBy = interaction === undefined ? '' : `,"interaction":${json(interaction.interaction.description)}`;
    const fallen = faults.length === 0 ? '' : `,"faults":${JSON.stringify(faults)}`;
    writeLine(
      `"method":${json(method)},"path":${json(path)},"status":${status},"durationMs":${milliseconds}` +
        `,"outcome":"${outcome}"${answeredBy}${fallen},"msg":"request"`,
    );
  };
}

function json(text: string): string {
  return JSON.stringify(redactText(text));
}
