import type { Logger } from '@pact-infra/nest-service';
import { setTimeout as pause } from 'node:timers/promises';
import { fillTemplate, fillText, type TemplateValues } from './webhook-template.js';
import type { Webhook, WebhookRequest } from './webhook.js';

const TIMEOUT_MS = 10_000;

/** What came of one attempt. */
export interface DeliveryResult {
  readonly success: boolean;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly problem?: string;
}

/** Sends the requests of webhooks; after a failure again, later and later. */
export class WebhookDelivery {
  readonly #stop = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    private readonly logger: Logger,
    private readonly retryDelaysMs: readonly number[],
  ) {}

  /** Sends in the background. */
  start(webhook: Webhook, values: TemplateValues): void {
    const delivery = this.#deliver(webhook, values).finally(() => {
      this.#underWay.delete(delivery);
    });
    this.#underWay.add(delivery);
  }

  /** Sends once and tells what came of it. */
  async attempt({ request }: Webhook, values: TemplateValues): Promise<DeliveryResult> {
    try {
      const response = await fetch(fillText(request.url, values, encodeURIComponent), {
        method: request.method,
        headers: headersOf(request, values),
        ...(request.body === undefined ? {} : { body: bodyOf(request.body, values) }),
        // Another host may not be allowed.
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), this.#stop.signal]),
      });
      await response.body?.cancel();
      return { success: response.ok, status: response.status };
    } catch (error) {
      return { success: false, problem: describe(error) };
    }
  }

  /** Gives up what is under way. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#underWay);
  }

  async #deliver(webhook: Webhook, values: TemplateValues): Promise<void> {
    for (const delay of [0, ...this.retryDelaysMs]) {
      await pause(delay, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      if (this.#stop.signal.aborted) {
        return;
      }
      const result = await this.attempt(webhook, values);
      const about = { webhook: webhook.uuid, event: values['eventName'], ...result };
      if (result.success) {
        this.logger.info(about, 'webhook delivered');
        return;
      }
      this.logger.warn(about, 'webhook not delivered');
    }
  }
}

function headersOf(request: WebhookRequest, values: TemplateValues): Headers {
  const headers = new Headers(
    Object.entries(request.headers).map(([name, value]): [string, string] => [name, fillText(value, values)]),
  );
  if (request.body !== undefined && !headers.has('content-type')) {
    headers.set('content-type', 'application/json');
  }
  if (request.username !== undefined) {
    const credentials = Buffer.from(`${request.username}:${request.password ?? ''}`).toString('base64');
    headers.set('authorization', `Basic ${credentials}`);
  }
  return headers;
}

function bodyOf(body: unknown, values: TemplateValues): string {
  return typeof body === 'string' ? fillText(body, values) : JSON.stringify(fillTemplate(body, values));
}

/** `fetch` hides the reason in the cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
