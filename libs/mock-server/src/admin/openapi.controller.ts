import { Controller, Get, Inject } from '@nestjs/common';
import { AdminPrefix } from '../control-plane/admin-prefix.js';
import { endpoints, openApi } from './openapi/openapi.js';

/** The description of the admin API. */
@Controller('_pact')
export class OpenApiController {
  constructor(@Inject(AdminPrefix) private readonly prefix: AdminPrefix) {}

  @Get()
  index(): object {
    return endpoints(this.prefix);
  }

  @Get('openapi.json')
  description(): object {
    return openApi(this.prefix);
  }
}
