import { MockServerConfig } from '@pact-infra/mock-server';
import { IsBoolean, IsString, IsUrl } from 'class-validator';

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
}
