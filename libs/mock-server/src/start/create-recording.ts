import type { Recording } from '../admin/admin.module.js';
import type { MockServerConfig } from '../config.js';
import type { ExchangeReports } from '../data-plane/exchange-reports.js';
import { InteractionUsage } from '../journal/interaction-usage.js';
import { Journal } from '../journal/journal.js';

/** Records requests if the configuration says so; otherwise the road knows nothing of it. */
export function createRecording(config: MockServerConfig, reports: ExchangeReports): Recording | undefined {
  if (!config.JOURNAL) {
    return undefined;
  }
  const journal = new Journal({ entries: config.JOURNAL_ENTRIES, bytes: config.JOURNAL_BYTES });
  const usage = new InteractionUsage();
  reports.observe((exchange) => {
    usage.record(exchange);
    exchange.session.usage.record(exchange);
    journal.record(exchange);
  });
  return { journal, usage };
}
