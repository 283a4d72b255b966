import { Controller, Get } from '@nestjs/common';
import { openApi } from './openapi/openapi.js';

/** The description of everything under `/_pact`. */
@Controller('_pact')
export class OpenApiController {
  @Get('openapi.json')
  description(): object {
    return openApi;
  }
}
