import { Controller, Delete, Get, HttpCode, Inject, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ContractFollowing } from '../control-plane/contract-following.js';
import { InteractionUsage } from '../journal/interaction-usage.js';
import { Journal } from '../journal/journal.js';
import type { JournalEntry } from '../journal/journal.js';
import { missesIn } from '../journal/misses.js';
import type { Session } from '../sessions/session.js';
import { Sessions } from '../sessions/sessions.js';
import { AdminTokenGuard } from './admin-token.guard.js';
import { journalFilter } from './journal-filter.js';
import type { QueryValues } from './journal-filter.js';
import { queryNumber } from './query-number.js';
import { sessionNamed } from './session-named.js';
import { shownEntry, shownMiss } from './shown-entry.js';
import type { ShownEntry, ShownMiss } from './shown-entry.js';
import { whileConnected } from './while-connected.js';

const MOST_WAIT_SECONDS = 60;

/** The latest requests, and those of them that nothing matched, of one session or of all. */
@Controller('_pact')
@UseGuards(AdminTokenGuard)
export class JournalController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(InteractionUsage) private readonly usage: InteractionUsage,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(ContractFollowing) private readonly following: ContractFollowing,
  ) {}

  /** With `wait`, answers as soon as there is an entry that the filter lets pass. */
  @Get('journal')
  async entries(
    @Query() query: QueryValues,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly last_id: number; readonly entries: readonly ShownEntry[] }> {
    const session = this.sessionIn(query);
    const after = queryNumber(query['after'], { name: 'after', byDefault: 0, most: Number.MAX_SAFE_INTEGER });
    const seconds = queryNumber(query['wait'], { name: 'wait', byDefault: 0, most: MOST_WAIT_SECONDS });
    const isChosen = journalFilter(query);
    const accepts = (entry: JournalEntry): boolean => entry.id > after && isChosen(entry);
    const signal = whileConnected(reply.raw, this.following.signal);
    const entries = await this.journal.next({ session, accepts, waitMs: seconds * 1000, signal });
    return { last_id: entries.at(-1)?.id ?? after, entries: entries.map(shownEntry) };
  }

  /** Forgets requests and coverage. */
  @Delete('journal')
  @HttpCode(204)
  clear(@Query() query: QueryValues): void {
    const session = this.sessionIn(query);
    this.journal.clear(session);
    if (session === undefined) {
      this.usage.clear();
    }
    for (const { usage } of session === undefined ? this.sessions.all : [session]) {
      usage.clear();
    }
  }

  /** The latest last. */
  @Get('misses')
  misses(@Query() query: QueryValues): { readonly misses: readonly ShownMiss[] } {
    return { misses: missesIn(this.journal.entries(this.sessionIn(query))).map(shownMiss) };
  }

  /** Undefined: all. */
  private sessionIn({ session }: QueryValues): Session | undefined {
    return session === undefined ? undefined : sessionNamed(this.sessions, session);
  }
}
