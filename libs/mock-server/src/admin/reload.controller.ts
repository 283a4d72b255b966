import { Controller, HttpCode, Inject, Post, ServiceUnavailableException, UseGuards } from '@nestjs/common';
import { ContractFollower } from '../contracts/contract-follower.js';
import { changesBetween } from '../contracts/contract-changes.js';
import type { ContractChange } from '../contracts/contract-changes.js';
import { ContractStore } from '../contracts/contract-store.js';
import { ServingState } from '../serving-state.js';
import { AdminTokenGuard } from './admin-token.guard.js';

/** Looking at the source of the contracts without waiting for it to tell of a change. */
@Controller('_pact/reload')
@UseGuards(AdminTokenGuard)
export class ReloadController {
  constructor(
    @Inject(ContractStore) private readonly store: ContractStore,
    @Inject(ContractFollower) private readonly follower: ContractFollower,
    @Inject(ServingState) private readonly state: ServingState,
  ) {}

  /** Answers when what the source lists is served, as far as it can be. */
  @Post()
  @HttpCode(200)
  async reload(): Promise<{ readonly changes: readonly ContractChange[]; readonly problems: readonly string[] }> {
    if (this.state.waitingFor !== undefined) {
      throw new ServiceUnavailableException({ error: this.state.waitingFor });
    }
    const before = this.store.current.served;
    await this.follower.lookAgain();
    return { changes: changesBetween(before, this.store.current.served), problems: this.state.problems };
  }
}
