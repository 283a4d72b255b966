import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query, UseGuards } from '@nestjs/common';
import { Sessions } from '../sessions/sessions.js';
import { AdminTokenGuard } from './admin-token.guard.js';
import { sessionNamed } from './session-named.js';
import { readStateSetting, shownSetting, withState } from './state-setting.js';
import type { ShownSetting } from './state-setting.js';

/** The provider states that a session is answered in. */
@Controller('_pact/provider-states')
@UseGuards(AdminTokenGuard)
export class ProviderStatesController {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  @Get()
  show(@Query('session') id: unknown): ShownSetting {
    return shownSetting(sessionNamed(this.sessions, id).states.setting);
  }

  /** In place of all that were set. */
  @Put()
  set(@Query('session') id: unknown, @Body() body: unknown): ShownSetting {
    const { states } = sessionNamed(this.sessions, id);
    states.set(readStateSetting(body));
    return shownSetting(states.setting);
  }

  /** One beside the active ones. */
  @Post()
  @HttpCode(200)
  add(@Query('session') id: unknown, @Body() body: unknown): ShownSetting {
    const { states } = sessionNamed(this.sessions, id);
    states.activate(withState(states.setting, body).states);
    return shownSetting(states.setting);
  }

  @Delete()
  @HttpCode(204)
  clear(@Query('session') id: unknown): void {
    sessionNamed(this.sessions, id).states.clear();
  }
}
