import { Controller, Get, Header, Inject, Module } from '@nestjs/common';
import type { DoorControlPlane } from '@pact-infra/mock-server';

const AUTHORITY = Symbol('the certificate of the authority, as PEM');

/** What clients of the TLS ports have to trust. */
@Controller('_pact/ca.pem')
export class AuthorityController {
  constructor(@Inject(AUTHORITY) private readonly certificate: string) {}

  @Get()
  @Header('content-type', 'application/x-pem-file')
  read(): string {
    return this.certificate;
  }
}

@Module({})
class AuthorityModule {}

/** `GET /_pact/ca.pem`. */
export function authorityControlPlane(certificate: string): DoorControlPlane {
  return {
    module: {
      module: AuthorityModule,
      controllers: [AuthorityController],
      providers: [{ provide: AUTHORITY, useValue: certificate }],
    },
    paths: {
      '/_pact/ca.pem': {
        get: {
          summary: 'The certificate of the authority that clients of the TLS ports have to trust',
          responses: { '200': { description: 'PEM', content: { 'application/x-pem-file': {} } } },
        },
      },
    },
  };
}
