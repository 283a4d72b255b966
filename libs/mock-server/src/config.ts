import process from 'node:process';
import { readConfig } from '@pact-infra/nest-service';
import {
  ArrayNotEmpty,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsRegularExpression } from './is-regular-expression.js';

const httpUrl = { protocols: ['http', 'https'], require_protocol: true, require_tld: false, allow_underscores: true };

/** The environment variables of a mock server. */
export class MockServerConfig {
  @IsUrl(httpUrl, { message: 'PACT_BROKER_URL must be an http(s) URL' })
  PACT_BROKER_URL = 'http://localhost:9292';

  @IsString()
  PACT_BROKER_USERNAME = 'pact';

  @IsString()
  PACT_BROKER_PASSWORD = 'pact';

  /** Empty: no manager, the broker's latest pacts are served. */
  @ValidateIf(({ MANAGER_URL }: MockServerConfig) => MANAGER_URL !== '')
  @IsUrl(httpUrl, { message: 'MANAGER_URL must be an http(s) URL or empty' })
  MANAGER_URL = 'http://localhost:1238';

  /** Pact files or directories of them, served directly; broker and manager are not asked then. */
  @IsString({ each: true })
  PACT_FILES: string[] = [];

  /** Empty: the providers of the profile. */
  @IsString({ each: true })
  PACT_PROVIDER: string[] = [];

  @ArrayNotEmpty()
  PACT_CONSUMER: string[] = ['*'];

  /** Unset: the port of the profile. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT?: number;

  @IsString()
  HOST = '0.0.0.0';

  /** `raw` turns everything off that the cloud's own profile forgives. */
  @IsOptional()
  @IsString()
  PROFILE?: string;

  @IsInt()
  @Min(400)
  @Max(599)
  UNMATCHED_STATUS = 500;

  /** For the broker, and then for the manager; 0 waits for ever. */
  @IsInt()
  @Min(0)
  WAIT_TIMEOUT_SECS = 90;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL = 'info';

  /** Only interactions with a provider state in which this regular expression finds something answer; empty: all. */
  @IsRegularExpression()
  PROVIDER_STATE = '';

  /** With `PROVIDER_STATE`: interactions without any state answer too. */
  @IsBoolean()
  EMPTY_PROVIDER_STATE = false;

  /** Request header that holds such an expression for one request; empty: none. */
  @IsString()
  PROVIDER_STATE_HEADER_NAME = '';

  /** Answers every OPTIONS request, and lets pages of any origin read the answers. */
  @IsBoolean()
  CORS = false;

  /** With `CORS`: the origin that may read an answer is the request's `Referer`. */
  @IsBoolean()
  CORS_REFERER = false;

  @IsBoolean()
  REQUEST_LOG = true;

  @IsBoolean()
  METRICS = true;

  @IsBoolean()
  VERIFY_RESPONSES = false;

  /** Keeps the latest requests, and counts which interactions were used. */
  @IsBoolean()
  JOURNAL = true;

  @IsInt()
  @Min(1)
  @Max(1_000_000)
  JOURNAL_ENTRIES = 500;

  @IsInt()
  @Min(10_000)
  @Max(1_073_741_824)
  JOURNAL_BYTES = 2_097_152;

  /** Sessions that are open at once; the least recently used one makes room. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  SESSION_LIMIT = 200;

  /** A session that nobody used for this long is closed. */
  @IsInt()
  @Min(1)
  SESSION_IDLE_SECONDS = 900;

  /** The path of the admin API; a contract for what is below it is not answered. */
  @Matches(/^(?:\/[\w.~-]+)+$/, { message: 'ADMIN_PREFIX must be a path such as /_pact, without a / at its end' })
  ADMIN_PREFIX = '/_pact';

  /** What writes to the admin API, and reads of the journal, must send as bearer token; empty: nothing. */
  @IsString()
  ADMIN_TOKEN = '';
}

/** @throws ConfigError that lists every problem */
export function readMockServerConfig<T extends MockServerConfig>(type: new () => T): T {
  return readConfig(type, process.env);
}
