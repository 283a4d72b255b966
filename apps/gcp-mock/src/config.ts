import { MockServerConfig } from '@pact-infra/mock-server';
import { IsInt, Max, Min } from 'class-validator';

/** The environment variables of the GCP mock. */
export class GcpMockConfig extends MockServerConfig {
  /** The same contracts over gRPC; 0: off. */
  @IsInt()
  @Min(0)
  @Max(65_535)
  GRPC_PORT = 0;
}
