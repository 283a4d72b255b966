import {
  BadRequestException,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
  Put,
  Req,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Session } from '../sessions/session.js';
import type { StateSetting } from '../sessions/session-states.js';
import { isSessionId, Sessions } from '../sessions/sessions.js';
import { sessionPrefix } from '../sessions/visit.js';
import { AdminTokenGuard } from './admin-token.guard.js';
import { sessionNamed } from './session-named.js';
import { readStateSetting } from './state-setting.js';

/** A session, for people and scripts. */
export interface ShownSession {
  readonly id: string;
  /** The endpoint of a client that is to be in this session. */
  readonly url: string;
  readonly created_at: string;
}

/** Opening and closing of sessions. */
@Controller('_pact/sessions')
@UseGuards(AdminTokenGuard)
export class SessionsController {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  @Get()
  list(@Req() request: FastifyRequest): { readonly sessions: readonly ShownSession[] } {
    return { sessions: this.sessions.all.map((session) => this.shown(session, request)) };
  }

  @Get(':id')
  show(@Param('id') id: string, @Req() request: FastifyRequest): ShownSession {
    return this.shown(sessionNamed(this.sessions, id), request);
  }

  /** Under an id that nobody else can have chosen. */
  @Post()
  open(@Body() body: unknown, @Req() request: FastifyRequest): ShownSession {
    return this.openWith(readStateSetting(body), request);
  }

  /** In place of one that has this id already. */
  @Put(':id')
  openAs(@Param('id') id: string, @Body() body: unknown, @Req() request: FastifyRequest): ShownSession {
    if (!isSessionId(id)) {
      throw new BadRequestException(
        'Expected an id of at most 100 letters, digits and ._~-, the first a letter or digit, and not "default"',
      );
    }
    return this.openWith(readStateSetting(body), request, id);
  }

  @Delete(':id')
  @HttpCode(204)
  close(@Param('id') id: string): void {
    if (id === this.sessions.default.id) {
      throw new BadRequestException('The default session is always open');
    }
    if (!this.sessions.close(id)) {
      throw new NotFoundException(`There is no session ${id}`);
    }
  }

  private openWith(setting: StateSetting, request: FastifyRequest, id?: string): ShownSession {
    const session = this.sessions.open(id);
    session.states.set(setting);
    return this.shown(session, request);
  }

  private shown(session: Session, { protocol, host }: FastifyRequest): ShownSession {
    const prefix = session === this.sessions.default ? '' : sessionPrefix(session);
    return { id: session.id, url: `${protocol}://${host}${prefix}`, created_at: session.createdAt.toISOString() };
  }
}
