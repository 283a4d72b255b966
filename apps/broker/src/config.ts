import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { ConfigError, readConfig } from '@pact-infra/nest-service';
import { IsBoolean, IsIn, IsInt, IsString, Matches, Max, Min, NotEquals } from 'class-validator';

/** The broker's environment variables and their defaults; the names are those of the official image. */
export class BrokerConfig {
  @IsInt()
  @Min(0)
  @Max(65_535)
  PACT_BROKER_PORT = 9292;

  @IsString()
  HOST = '0.0.0.0';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL = 'info';

  /** `sqlite:///absolute/path`; goes before PACT_BROKER_DATABASE_NAME. */
  @Matches(/^$|^sqlite:\/\/./, { message: 'PACT_BROKER_DATABASE_URL must start with sqlite://' })
  PACT_BROKER_DATABASE_URL = '';

  /** Path of the SQLite file. */
  @NotEquals('')
  PACT_BROKER_DATABASE_NAME = './.local-stack/pact_broker.sqlite';

  /** Empty: no authentication. */
  @IsString()
  PACT_BROKER_BASIC_AUTH_USERNAME = 'pact';

  @IsString()
  PACT_BROKER_BASIC_AUTH_PASSWORD = 'pact';

  @IsBoolean()
  PACT_BROKER_ALLOW_PUBLIC_READ = true;

  @IsBoolean()
  PACT_BROKER_PUBLIC_HEARTBEAT = true;

  /** This and the next two: lists separated by spaces. */
  @IsString()
  PACT_BROKER_WEBHOOK_SCHEME_WHITELIST = 'https';

  /** Host names, `*.example.org` for all below; empty: any. */
  @IsString()
  PACT_BROKER_WEBHOOK_HOST_WHITELIST = '';

  @IsString()
  PACT_BROKER_WEBHOOK_HTTP_METHOD_WHITELIST = 'POST';

  /** Seconds before each repetition of a webhook that failed. */
  @Matches(/^[\d\s]*$/, { message: 'PACT_BROKER_WEBHOOK_RETRY_SCHEDULE must be numbers separated by spaces' })
  PACT_BROKER_WEBHOOK_RETRY_SCHEDULE = '10 60 120';
}

/** @throws ConfigError that lists every problem */
export function brokerConfig(env: NodeJS.ProcessEnv = process.env): BrokerConfig {
  try {
    return readConfig(BrokerConfig, env);
  } catch (error) {
    if (error instanceof ConfigError && env['PACT_BROKER_PORT']?.startsWith('tcp://') === true) {
      throw new ConfigError([
        ...error.problems,
        'Kubernetes sets PACT_BROKER_PORT to such an address for a Service named pact-broker: ' +
          'set enableServiceLinks: false in the pod, or PACT_BROKER_PORT to a number',
      ]);
    }
    throw error;
  }
}

/** Path of the SQLite file. */
export function databaseFile(config: BrokerConfig): string {
  const url = config.PACT_BROKER_DATABASE_URL;
  if (url === '') {
    return config.PACT_BROKER_DATABASE_NAME;
  }
  return url.startsWith('sqlite:///') ? fileURLToPath(url.replace(/^sqlite:/, 'file:')) : url.slice('sqlite://'.length);
}

/** The entries of a list variable. */
export function entriesOf(list: string): readonly string[] {
  return list.split(/[\s,]+/).filter((entry) => entry !== '');
}
