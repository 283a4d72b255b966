import { BadRequestException, Controller, Get, Inject, Query, Res, ServiceUnavailableException } from '@nestjs/common';
import type { CompiledInteraction } from '@pact-infra/pact-core';
import type { FastifyReply } from 'fastify';
import type { ServedContract } from '../contracts/contract-set.js';
import { ContractStore } from '../contracts/contract-store.js';
import { KnownAmbiguities } from '../contracts/known-ambiguities.js';
import { InteractionWarnings } from '../contracts/interaction-warnings.js';
import { ContractFollowing } from '../control-plane/contract-following.js';
import { ServingState } from '../serving-state.js';
import { queryNumber } from './query-number.js';
import { shownAmbiguity } from './shown-ambiguity.js';
import type { ShownAmbiguity } from './shown-ambiguity.js';
import { whileConnected } from './while-connected.js';

const DEFAULT_WAIT_SECONDS = 30;
const MOST_WAIT_SECONDS = 300;

/** A contract that is served, for people and scripts. */
export interface ShownContract {
  readonly provider: string;
  readonly consumer: string;
  readonly version: string;
  readonly hash: string;
  readonly source: string;
  readonly loaded_at: string;
  readonly interactions: number;
  /** What cannot be answered as the contract states it. */
  readonly warnings: readonly string[];
}

export interface ShownContracts {
  readonly contracts: readonly ShownContract[];
  /** What keeps contracts from being served as wanted. */
  readonly problems: readonly string[];
  /** Interactions that only order or provider states tell apart. */
  readonly ambiguities: readonly ShownAmbiguity[];
  /** False when there were too many interactions, or ambiguities, to find all. */
  readonly ambiguities_complete: boolean;
}

/** What is served, and waiting for it. */
@Controller('_pact')
export class ContractsController {
  constructor(
    @Inject(ContractStore) private readonly store: ContractStore,
    @Inject(ServingState) private readonly state: ServingState,
    @Inject(ContractFollowing) private readonly following: ContractFollowing,
    @Inject(InteractionWarnings) private readonly warnings: InteractionWarnings,
    @Inject(KnownAmbiguities) private readonly ambiguities: KnownAmbiguities,
  ) {}

  @Get('contracts')
  async contracts(): Promise<ShownContracts> {
    const { served, contracts } = this.store.current;
    const { found, isComplete } = await this.ambiguities.of(contracts);
    return {
      contracts: served.map((contract) => shown(contract, contracts.interactions, this.warnings)),
      problems: this.state.problems,
      ambiguities: found.map(shownAmbiguity),
      ambiguities_complete: isComplete,
    };
  }

  /** Answers as soon as a contract of this content is served; 503 when it is not in time. */
  @Get('wait')
  async wait(
    @Query('hash') hash: unknown,
    @Query('timeout') timeout: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownContract> {
    if (typeof hash !== 'string') {
      throw new BadRequestException('hash must be stated once');
    }
    const seconds = queryNumber(timeout, { name: 'timeout', byDefault: DEFAULT_WAIT_SECONDS, most: MOST_WAIT_SECONDS });
    const signal = whileConnected(reply.raw, this.following.signal);
    const deadline = performance.now() + seconds * 1000;
    for (;;) {
      const { served, contracts } = this.store.current;
      const contract = served.find((candidate) => candidate.hash === hash);
      if (contract !== undefined) {
        return shown(contract, contracts.interactions, this.warnings);
      }
      const rest = deadline - performance.now();
      if (rest <= 0 || signal.aborted) {
        const problems = this.state.problems;
        throw new ServiceUnavailableException({
          error: `No contract with the hash ${hash} is served`,
          problems,
        });
      }
      await this.store.nextChange(rest, signal);
    }
  }
}

function shown(
  { pact, version, hash, origin, loadedAt }: ServedContract,
  interactions: readonly CompiledInteraction[],
  warnings: InteractionWarnings,
): ShownContract {
  const own = interactions.filter((interaction) => interaction.pact === pact);
  return {
    provider: pact.provider,
    consumer: pact.consumer,
    version,
    hash,
    source: origin,
    loaded_at: loadedAt.toISOString(),
    interactions: own.length,
    warnings: own.flatMap((interaction) =>
      warnings.of(interaction).map((problem) => `${interaction.interaction.description}: ${problem}`),
    ),
  };
}
