import { Controller, Get, Inject, NotFoundException, Param, UseGuards } from '@nestjs/common';
import { redactSecrets } from '@pact-infra/nest-service';
import { explain } from '@pact-infra/pact-core';
import { ContractStore } from '../contracts/contract-store.js';
import { Journal } from '../journal/journal.js';
import { missesIn } from '../journal/misses.js';
import { requestOf } from '../journal/recorded-request.js';
import type { RecordedRequest } from '../journal/recorded-request.js';
import { withoutSecrets } from '../journal/without-secrets.js';
import { describeNearMiss } from '../profiles/nearest-interaction.js';
import type { NearestInteraction } from '../profiles/nearest-interaction.js';
import { AdminTokenGuard } from './admin-token.guard.js';
import { shownMiss } from './shown-entry.js';
import type { ShownMiss } from './shown-entry.js';

const MOST_INTERACTIONS = 1000;

export interface ShownMissDetail extends ShownMiss {
  /** Each that is served now, the nearest first; none when the request was too long to be kept whole. */
  readonly interactions: readonly NearestInteraction[];
}

/** All that there is to say about one miss. */
@Controller('_pact/misses')
@UseGuards(AdminTokenGuard)
export class MissDetailsController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(ContractStore) private readonly store: ContractStore,
  ) {}

  @Get(':id')
  details(@Param('id') id: string): ShownMissDetail {
    const miss = missesIn(this.journal.entries()).find((candidate) => candidate.id === id);
    if (miss === undefined) {
      throw new NotFoundException(`There is no miss ${id}: the journal was cleared, or has no room for it any more`);
    }
    return { ...shownMiss(miss), interactions: this.explained(miss.entry.request) };
  }

  private explained(recorded: RecordedRequest): readonly NearestInteraction[] {
    const request = requestOf(recorded);
    if (request === undefined) {
      return [];
    }
    const { nearest } = explain(this.store.current.contracts, request, { limit: MOST_INTERACTIONS });
    return redactSecrets(nearest.map(withoutSecrets).map(describeNearMiss)) as readonly NearestInteraction[]; // its texts stay texts
  }
}
