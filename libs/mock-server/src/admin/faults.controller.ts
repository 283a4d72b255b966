import {
  BadRequestException,
  Body,
  ConflictException,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import { InvalidFault } from '../faults/fault-members.js';
import { TooManyFaults } from '../faults/fault-plan.js';
import { Sessions } from '../sessions/sessions.js';
import { AdminTokenGuard } from './admin-token.guard.js';
import { readNewFault } from './read-new-fault.js';
import { sessionNamed } from './session-named.js';
import { shownFault } from './shown-fault.js';
import type { ShownFault } from './shown-fault.js';

/** The faults that are planned for a session. */
@Controller('_pact/faults')
@UseGuards(AdminTokenGuard)
export class FaultsController {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  @Get()
  @Header('cache-control', 'no-store')
  list(@Query('session') session: unknown): { readonly faults: readonly ShownFault[] } {
    return { faults: sessionNamed(this.sessions, session).faults.planned.map(shownFault) };
  }

  @Post()
  add(@Body() body: unknown, @Query('session') session: unknown): ShownFault {
    const plan = sessionNamed(this.sessions, session).faults;
    try {
      return shownFault(plan.add(readNewFault(body)));
    } catch (error) {
      if (error instanceof InvalidFault) {
        throw new BadRequestException(error.message);
      }
      if (error instanceof TooManyFaults) {
        throw new ConflictException(error.message);
      }
      throw error;
    }
  }

  /** Those of headers too: their counts start anew. */
  @Delete()
  @HttpCode(204)
  clear(@Query('session') session: unknown): void {
    sessionNamed(this.sessions, session).faults.clear();
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id') id: string, @Query('session') session: unknown): void {
    if (!sessionNamed(this.sessions, session).faults.remove(id)) {
      throw new NotFoundException(`There is no fault ${id}`);
    }
  }
}
