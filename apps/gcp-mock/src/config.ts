import { MockServerConfig } from '@pact-infra/mock-server';
import { IsInt, IsNotEmpty, Max, Min, ValidateIf } from 'class-validator';

/** The environment variables of the GCP mock. */
export class GcpMockConfig extends MockServerConfig {
  /** The same contracts over gRPC; 0: off. */
  @IsInt()
  @Min(0)
  @Max(65_535)
  GRPC_PORT = 0;

  /** PEM of a certificate and its chain: gRPC is spoken over TLS. Empty: without. */
  @ValidateIf(({ TLS_KEY_FILE }: GcpMockConfig) => TLS_KEY_FILE !== '')
  @IsNotEmpty({ message: 'TLS_CERT_FILE must be set together with TLS_KEY_FILE' })
  TLS_CERT_FILE = '';

  @ValidateIf(({ TLS_CERT_FILE }: GcpMockConfig) => TLS_CERT_FILE !== '')
  @IsNotEmpty({ message: 'TLS_KEY_FILE must be set together with TLS_CERT_FILE' })
  TLS_KEY_FILE = '';
}
