import type { TokenCredential } from '@azure/core-auth';

/** How to reach an AWS service. */
export interface AwsAccess {
  readonly region: string;
  /** A mock's URL; without it the SDK talks to AWS. */
  readonly endpoint?: URL;
}

/** How to reach a Google Cloud service. */
export interface GcpAccess {
  readonly project: string;
  /** A mock's URL; without it the SDK talks to Google Cloud. */
  readonly endpoint?: URL;
}

/** How to reach an Azure Key Vault. */
export interface VaultAccess {
  /** The vault, or a mock that stands in for it. */
  readonly vault: URL;
  readonly isMock: boolean;
  readonly credential: TokenCredential;
}

/** How to reach an Azure App Configuration. */
export interface AppConfigurationAccess {
  readonly connectionString: string;
  readonly isMock: boolean;
}

interface AwsClientOptions {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A mock checks no signature, but the SDK signs every request and refuses to without credentials. */
export function awsClientOptions({ region, endpoint }: AwsAccess): AwsClientOptions {
  return endpoint
    ? { region, endpoint: endpoint.href, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }
    : { region };
}

interface GcpClientOptions {
  readonly fallback: true;
  readonly apiEndpoint?: string;
  readonly port?: number;
  readonly protocol?: 'http';
}

/** REST, because gRPC is the SDK's default; a mock speaks plain HTTP. */
export function gcpClientOptions({ endpoint }: GcpAccess): GcpClientOptions {
  return endpoint
    ? { fallback: true, apiEndpoint: endpoint.hostname, port: Number(endpoint.port), protocol: 'http' }
    : { fallback: true };
}

interface VaultClientOptions {
  readonly allowInsecureConnection?: true;
  readonly disableChallengeResourceVerification?: true;
}

/** A mock speaks plain HTTP, and its challenge cannot name a host of the vault's domain. */
export function vaultClientOptions({ isMock }: VaultAccess): VaultClientOptions {
  return isMock ? { allowInsecureConnection: true, disableChallengeResourceVerification: true } : {};
}
