import { Controller, Get, Inject } from '@nestjs/common';
import { AdminPrefix } from '../control-plane/admin-prefix.js';
import { openApi } from './openapi/openapi.js';

/** The description of the admin API. */
@Controller('_pact')
export class OpenApiController {
  constructor(@Inject(AdminPrefix) private readonly prefix: AdminPrefix) {}

  @Get('openapi.json')
  description(): object {
    return openApi(this.prefix);
  }
}
