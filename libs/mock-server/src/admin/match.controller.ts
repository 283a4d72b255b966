import { BadRequestException, Body, Controller, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { explain } from '@pact-infra/pact-core';
import type { CompiledInteraction } from '@pact-infra/pact-core';
import { ContractStore } from '../contracts/contract-store.js';
import { InteractionChoice } from '../data-plane/interaction-choice.js';
import { describeNearMiss } from '../profiles/nearest-interaction.js';
import type { NearestInteraction } from '../profiles/nearest-interaction.js';
import { Sessions } from '../sessions/sessions.js';
import { visitOf } from '../sessions/visit.js';
import { queryNumber } from './query-number.js';
import { requestToMatch } from './request-to-match.js';

const DEFAULT_LIMIT = 20;
const MOST_INTERACTIONS = 1000;

/** What a request would meet. */
export interface DryRun {
  readonly match: { readonly provider: string; readonly consumer: string; readonly interaction: string } | null;
  /** The nearest first; one without mismatches matches. */
  readonly interactions: readonly NearestInteraction[];
  /** What the profile forgives this request. */
  readonly normalised: readonly string[];
}

/** Tells which interaction would answer a request, and why each other would not; nothing is recorded. */
@Controller('_pact/match')
export class MatchController {
  constructor(
    @Inject(ContractStore) private readonly store: ContractStore,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(InteractionChoice) private readonly choice: InteractionChoice,
  ) {}

  @Post()
  @HttpCode(200)
  match(@Body() body: unknown, @Query('limit') limitText: unknown): DryRun {
    const asked = requestToMatch(body);
    const { session, path, problem } = visitOf(this.sessions, asked.path, asked.headers);
    if (problem !== undefined) {
      throw new BadRequestException(problem);
    }
    const request = { ...asked, path };
    const limit = queryNumber(limitText, { name: 'limit', byDefault: DEFAULT_LIMIT, most: MOST_INTERACTIONS });
    const { contracts } = this.store.current;
    const { nearest, normalised } = explain(contracts, request, { limit });
    const chosen = this.choice.choose(contracts, request, session.states);
    return {
      match: chosen === undefined ? null : named(chosen.interaction),
      interactions: nearest.map(describeNearMiss),
      normalised,
    };
  }
}

function named({ pact, interaction }: CompiledInteraction): DryRun['match'] {
  return { provider: pact.provider, consumer: pact.consumer, interaction: interaction.description };
}
