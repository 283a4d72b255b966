import { Controller, Get, Inject, Res } from '@nestjs/common';
import { LOGGER, type Logger } from '@pact-infra/nest-service';
import type { FastifyReply } from 'fastify';
import { Database } from '../database/database.js';
import type { BrokerUrls } from '../http/broker-urls.js';
import { Urls } from '../http/urls.decorator.js';

@Controller('diagnostic/status')
export class DiagnosticsController {
  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Says that the process answers; the database is the other check's matter. */
  @Get('heartbeat')
  heartbeat(@Urls() urls: BrokerUrls, @Res({ passthrough: true }) reply: FastifyReply): object {
    reply.type('application/hal+json');
    return { ok: true, _links: { self: { href: `${urls.base}/diagnostic/status/heartbeat` } } };
  }

  @Get('dependencies')
  dependencies(@Urls() urls: BrokerUrls, @Res({ passthrough: true }) reply: FastifyReply): object {
    const ok = this.#canReadDatabase();
    reply.type('application/hal+json').status(ok ? 200 : 500);
    return { database: { ok }, _links: { self: { href: `${urls.base}/diagnostic/status/dependencies` } } };
  }

  #canReadDatabase(): boolean {
    try {
      return (
        this.database.first('SELECT count(*) AS count FROM pacticipants', {}, (row) => row.integer('count')) !==
        undefined
      );
    } catch (error) {
      this.logger.error({ err: error }, 'the database cannot be read');
      return false;
    }
  }
}
