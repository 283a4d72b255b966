import { BadRequestException, Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ContractStore } from '../contracts/contract-store.js';
import { coverageJunit } from '../journal/coverage-junit.js';
import { coverageText } from '../journal/coverage-text.js';
import { coverageOf } from '../journal/coverage.js';
import type { Coverage } from '../journal/coverage.js';
import { InteractionUsage } from '../journal/interaction-usage.js';
import { Sessions } from '../sessions/sessions.js';
import { sessionNamed } from './session-named.js';

/** How often each interaction answered, in one session or in all. */
@Controller('_pact/coverage')
export class CoverageController {
  constructor(
    @Inject(ContractStore) private readonly store: ContractStore,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(InteractionUsage) private readonly usage: InteractionUsage,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  coverage(
    @Query('format') format: unknown,
    @Query('session') id: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Coverage | string {
    const usage = id === undefined ? this.usage : sessionNamed(this.sessions, id).usage;
    const coverage = coverageOf(this.store.current, usage);
    switch (format ?? 'json') {
      case 'json':
        return coverage;
      case 'junit':
        reply.type('application/xml; charset=utf-8');
        return coverageJunit(coverage);
      case 'text':
        reply.type('text/plain; charset=utf-8');
        return coverageText(coverage);
      default:
        throw new BadRequestException('format must be json, junit or text');
    }
  }
}
