export const webhookEvents = [
  'contract_published',
  'contract_content_changed',
  'contract_requiring_verification_published',
  'provider_verification_published',
  'provider_verification_succeeded',
  'provider_verification_failed',
] as const;

export type WebhookEvent = (typeof webhookEvents)[number];

/** A request to send when something happens. */
export interface Webhook {
  readonly uuid: string;
  readonly description: string | undefined;
  readonly enabled: boolean;
  readonly events: readonly WebhookEvent[];
  /** Absent: any. */
  readonly consumer: string | undefined;
  readonly provider: string | undefined;
  readonly request: WebhookRequest;
  readonly createdAt: string;
}

/** Url, headers and body may hold `${pactbroker.…}` parameters. */
export interface WebhookRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or a text that is sent as it is. */
  readonly body: unknown;
  readonly username: string | undefined;
  readonly password: string | undefined;
}
