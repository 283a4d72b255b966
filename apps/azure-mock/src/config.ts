import { MockServerConfig } from '@pact-infra/mock-server';
import { ArrayNotEmpty, IsBoolean, IsInt, IsNotEmpty, IsString, IsUrl, Max, Min, ValidateIf } from 'class-validator';

/** The environment variables of the Azure mock. */
export class AzureMockConfig extends MockServerConfig {
  /** Whether a request without `Authorization` is answered with a challenge. */
  @IsBoolean()
  AZURE_CHALLENGE = true;

  /** Where the challenge sends clients for tokens. */
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  AZURE_AUTHORITY_HOST = 'https://login.microsoftonline.com';

  /** Tenant that the challenge names; empty leaves it to the client's credential. */
  @IsString()
  AZURE_TENANT = '';

  /** The vault over TLS; 0: off. */
  @IsInt()
  @Min(0)
  @Max(65_535)
  TLS_PORT = 0;

  /** Token endpoints of Entra ID and managed identity, over TLS; 0: off. */
  @IsInt()
  @Min(0)
  @Max(65_535)
  TOKEN_PORT = 0;

  /** PEM of a certificate and its chain. Empty: the mock's own authority issues one at each start. */
  @ValidateIf(({ TLS_KEY_FILE }: AzureMockConfig) => TLS_KEY_FILE !== '')
  @IsNotEmpty({ message: 'TLS_CERT_FILE must be set together with TLS_KEY_FILE' })
  TLS_CERT_FILE = '';

  @ValidateIf(({ TLS_CERT_FILE }: AzureMockConfig) => TLS_CERT_FILE !== '')
  @IsNotEmpty({ message: 'TLS_KEY_FILE must be set together with TLS_CERT_FILE' })
  TLS_KEY_FILE = '';

  /** Where the mock's own authority is kept from start to start. Empty: a new one at each start. */
  @IsString()
  TLS_DIRECTORY = '';

  /** Host names, wildcards and IP addresses of the mock's own certificate. */
  @ArrayNotEmpty()
  @IsString({ each: true })
  TLS_HOSTS: string[] = [
    'localhost',
    '127.0.0.1',
    'azure-mock-server',
    'azure-mock-server.secret-manager-controller-pact-broker.svc.cluster.local',
    '*.vault.azure.net',
    '*.azconfig.io',
    'login.microsoftonline.com',
  ];
}
