import { BadRequestException, Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ContractManager } from '../contract-manager.js';
import type { ReadyReport } from '../status/ready-report.js';

const DEFAULT_WAIT_SECONDS = '30';
const MOST_WAIT_SECONDS = 60;

/** Which contracts are in force, under which versions the broker has them, and what is wrong with the others. */
@Controller('ready')
export class ReadyController {
  constructor(@Inject(ContractManager) private readonly manager: ContractManager) {}

  /** With `after`, answers when the revision is another one, or after `wait` seconds. */
  @Get()
  async ready(
    @Query('after') after: unknown,
    @Query('wait') wait: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReadyReport> {
    const waitMs = waitSeconds(wait) * 1000;
    if (typeof after === 'string' && this.manager.report().revision === after) {
      await this.manager.board.waitForOther(after, { waitMs, signal: whenGone(reply) });
    }
    const report = this.manager.report();
    reply.status(report.status === 'ready' ? 200 : 503).header('cache-control', 'no-store');
    return report;
  }
}

/** @param text - an array when the query names it twice */
function waitSeconds(text: unknown = DEFAULT_WAIT_SECONDS): number {
  const seconds = typeof text === 'string' && text.trim() !== '' ? Number(text) : Number.NaN;
  if (!Number.isFinite(seconds) || seconds < 0) {
    throw new BadRequestException(
      `wait must be a number of seconds, at most ${MOST_WAIT_SECONDS} of which count; got ${JSON.stringify(text)}`,
    );
  }
  return Math.min(seconds, MOST_WAIT_SECONDS);
}

/** Aborts when the client has gone away. */
function whenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    gone.abort();
  });
  return gone.signal;
}
