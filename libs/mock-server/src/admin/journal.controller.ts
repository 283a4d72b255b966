import { Controller, Delete, Get, HttpCode, Inject, Query, UseGuards } from '@nestjs/common';
import { ContractFollowing } from '../control-plane/contract-following.js';
import { InteractionUsage } from '../journal/interaction-usage.js';
import { Journal } from '../journal/journal.js';
import type { JournalEntry } from '../journal/journal.js';
import { missesIn } from '../journal/misses.js';
import { AdminTokenGuard } from './admin-token.guard.js';
import { journalFilter } from './journal-filter.js';
import type { QueryValues } from './journal-filter.js';
import { queryNumber } from './query-number.js';
import { shownEntry, shownMiss } from './shown-entry.js';
import type { ShownEntry, ShownMiss } from './shown-entry.js';

const MOST_WAIT_SECONDS = 60;

/** The latest requests, and those of them that nothing matched. */
@Controller('_pact')
@UseGuards(AdminTokenGuard)
export class JournalController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(InteractionUsage) private readonly usage: InteractionUsage,
    @Inject(ContractFollowing) private readonly following: ContractFollowing,
  ) {}

  /** With `wait`, answers as soon as there is an entry that the filter lets pass. */
  @Get('journal')
  async entries(
    @Query() query: QueryValues,
  ): Promise<{ readonly last_id: number; readonly entries: readonly ShownEntry[] }> {
    const after = queryNumber(query['after'], { name: 'after', byDefault: 0, most: Number.MAX_SAFE_INTEGER });
    const seconds = queryNumber(query['wait'], { name: 'wait', byDefault: 0, most: MOST_WAIT_SECONDS });
    const isChosen = journalFilter(query);
    const accepts = (entry: JournalEntry): boolean => entry.id > after && isChosen(entry);
    const entries = await this.journal.next({ accepts, waitMs: seconds * 1000, signal: this.following.signal });
    return { last_id: entries.at(-1)?.id ?? after, entries: entries.map(shownEntry) };
  }

  /** Forgets requests and coverage. */
  @Delete('journal')
  @HttpCode(204)
  clear(): void {
    this.journal.clear();
    this.usage.clear();
  }

  /** The latest last. */
  @Get('misses')
  misses(): { readonly misses: readonly ShownMiss[] } {
    return { misses: missesIn(this.journal.entries).map(shownMiss) };
  }
}
