import process from 'node:process';
import { readConfig } from '@pact-infra/nest-service';
import { IsIn, IsInt, IsString, Max, Min } from 'class-validator';

const MEBIBYTE = 1024 * 1024;

/** The service's environment variables and their defaults. */
export class WebhookConfig {
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT = 1237;

  @IsString()
  HOST = '0.0.0.0';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL = 'info';

  /** Notifications remembered of one type. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  WEBHOOK_HISTORY_LIMIT = 1000;

  /** Types remembered; beyond it the one that was silent for longest is forgotten. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  WEBHOOK_TYPE_LIMIT = 100;

  /** Bytes of JSON remembered over all types. */
  @IsInt()
  @Min(2 * MEBIBYTE)
  WEBHOOK_HISTORY_BYTES = 16 * MEBIBYTE;
}

/** @throws ConfigError that lists every problem */
export function webhookConfig(): WebhookConfig {
  return readConfig(WebhookConfig, process.env);
}
