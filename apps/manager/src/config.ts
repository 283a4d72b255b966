import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Max,
  Min,
} from 'class-validator';
import { readConfig } from '@pact-infra/nest-service';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The manager's environment variables, with their defaults. */
export class ManagerConfig {
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false, allow_underscores: true })
  BROKER_URL = 'http://localhost:9292';

  @IsString()
  BROKER_USERNAME = 'pact';

  @IsString()
  BROKER_PASSWORD = 'pact';

  /** Of the broker, where BROKER_URL names no port. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(65_535)
  BROKER_PORT?: number;

  @IsString()
  @IsNotEmpty()
  BROKER_HEALTH_PATH = '/diagnostic/status/heartbeat';

  /** How often a broker that is not healthy is asked again. */
  @IsNumber()
  @Min(0.1)
  @Max(3600)
  CHECK_INTERVAL_SECS = 2;

  /** After so long without a healthy broker the log says so; the manager goes on asking. */
  @IsNumber()
  @Min(0)
  BROKER_TIMEOUT_SECS = 90;

  /** How often a healthy broker is asked, and compared with the contracts. */
  @IsNumber()
  @Min(0.1)
  @Max(3600)
  HEALTH_INTERVAL_SECS = 30;

  @IsString()
  @IsNotEmpty()
  NAMESPACE = 'secret-manager-controller-pact-broker';

  @IsString()
  @IsNotEmpty()
  CONFIGMAP_NAME = 'pact-contracts';

  /** Labels of the ConfigMaps to watch instead of the one named: for contracts that one ConfigMap (1 MiB) cannot hold. */
  @IsString()
  CONFIGMAP_SELECTOR = '';

  /** Where the ConfigMap is mounted: the source outside of a cluster, unless CONTRACTS_DIR is set. */
  @IsString()
  @IsNotEmpty()
  CONFIGMAP_PATH = '/pacts-configmap';

  @IsString()
  CONTRACTS_DIR = '';

  /** Context of the kubeconfig to reach a cluster through. */
  @IsString()
  KUBE_CONTEXT = '';

  /** Set by Kubernetes in every container. */
  @IsString()
  KUBERNETES_SERVICE_HOST = '';

  @IsString()
  @IsNotEmpty()
  KUBERNETES_SERVICE_PORT = '443';

  /** Written once contracts are published, for scripts that look for it; never read. */
  @IsString()
  @IsNotEmpty()
  PUBLISHED_FLAG_PATH = '/tmp/pacts-published.flag';

  @IsString()
  @IsNotEmpty()
  GIT_BRANCH = 'main';

  @IsString()
  @IsNotEmpty()
  GIT_COMMIT = `dev-${Math.floor(Date.now() / 1000)}`;

  /** 0 takes any free port. */
  @IsInt()
  @Min(0)
  @Max(65_535)
  HEALTH_PORT = 1238;

  @IsString()
  @IsNotEmpty()
  HOST = '0.0.0.0';

  @IsOptional()
  @IsIn(LOG_LEVELS)
  LOG_LEVEL?: string;

  /** The original's name of LOG_LEVEL, which wins over it. Filters by module (`info,manager=debug`) count by their first level. */
  @IsOptional()
  @IsString()
  RUST_LOG?: string;

  /** Providers that a mock server serves; `/ready` names the others that are published. */
  @IsArray()
  SERVED_PROVIDERS = [
    'AWS-Secrets-Manager',
    'AWS-Parameter-Store',
    'GCP-Secret-Manager',
    'GCP-Parameter-Manager',
    'Azure-Key-Vault',
    'Azure-App-Configuration',
  ];

  /** Makes `/liveness` fail while the broker is not healthy. */
  @IsBoolean()
  LIVENESS_REQUIRES_BROKER = false;
}

/** @throws ConfigError that lists every problem */
export function readManagerConfig(env: NodeJS.ProcessEnv = process.env): ManagerConfig {
  return readConfig(ManagerConfig, env);
}

export function logLevel({ LOG_LEVEL, RUST_LOG }: ManagerConfig): string {
  const level = LOG_LEVEL ?? RUST_LOG?.split(',')[0]?.trim().toLowerCase() ?? 'info';
  // Rust's word for silence.
  const known = level === 'off' ? 'silent' : level;
  return LOG_LEVELS.some((name) => name === known) ? known : 'info';
}

/** BROKER_URL, with BROKER_PORT where the URL leaves the port open. */
export function brokerUrl({ BROKER_URL, BROKER_PORT }: ManagerConfig): string {
  const namesPort = /^\w+:\/\/[^/?#]*:\d+(?:[/?#]|$)/.test(BROKER_URL);
  if (BROKER_PORT === undefined || namesPort) {
    return BROKER_URL;
  }
  const url = new URL(BROKER_URL);
  url.port = String(BROKER_PORT);
  return url.href;
}
