import { Controller, Get, Header, Inject, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';

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
export function authorityModule(certificate: string): DynamicModule {
  return {
    module: AuthorityModule,
    controllers: [AuthorityController],
    providers: [{ provide: AUTHORITY, useValue: certificate }],
  };
}
