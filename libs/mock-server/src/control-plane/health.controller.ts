import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { ServingState } from '../serving-state.js';

const SERVICE = 'pact-mock-server';

/** The probes' endpoint: healthy for ever once the start gate has passed, whatever happens to broker, manager or contracts. */
@Controller()
export class HealthController {
  constructor(@Inject(ServingState) private readonly state: ServingState) {}

  @Get(['/', 'health'])
  health(): { readonly status: 'ok'; readonly service: string } {
    const reason = this.state.waitingFor;
    if (reason !== undefined) {
      throw new ServiceUnavailableException({ status: 'unavailable', service: SERVICE, reason });
    }
    return { status: 'ok', service: SERVICE };
  }
}
