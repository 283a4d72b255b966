import { Module } from '@nestjs/common';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { ContractFollower } from '../contracts/contract-follower.js';
import { ContractStore } from '../contracts/contract-store.js';
import { InteractionWarnings } from '../contracts/interaction-warnings.js';
import { KnownAmbiguities } from '../contracts/known-ambiguities.js';
import { AdminPrefix } from '../control-plane/admin-prefix.js';
import { ContractFollowing } from '../control-plane/contract-following.js';
import { InteractionChoice } from '../data-plane/interaction-choice.js';
import { InteractionUsage } from '../journal/interaction-usage.js';
import { Journal } from '../journal/journal.js';
import { ServingState } from '../serving-state.js';
import { Sessions } from '../sessions/sessions.js';
import { ADMIN_TOKEN, AdminTokenGuard } from './admin-token.guard.js';
import { ContractsController } from './contracts.controller.js';
import { CoverageController } from './coverage.controller.js';
import { FaultsController } from './faults.controller.js';
import { JournalController } from './journal.controller.js';
import { MatchController } from './match.controller.js';
import { MissDetailsController } from './miss-details.controller.js';
import { ADMIN_PATHS, OpenApiController } from './openapi.controller.js';
import { adminPaths } from './openapi/openapi.js';
import type { AdminPaths } from './openapi/parts.js';
import { ProviderStatesController } from './provider-states.controller.js';
import { ReloadController } from './reload.controller.js';
import { SessionsController } from './sessions.controller.js';

/** What is recorded of the requests. */
export interface Recording {
  readonly journal: Journal;
  /** In all sessions, closed ones too. */
  readonly usage: InteractionUsage;
}

export interface AdminParts {
  readonly store: ContractStore;
  readonly follower: ContractFollower;
  readonly state: ServingState;
  readonly following: ContractFollowing;
  readonly prefix: AdminPrefix;
  readonly warnings: InteractionWarnings;
  readonly sessions: Sessions;
  readonly choice: InteractionChoice;
  /** Undefined: nothing is recorded, and there is nothing to tell of it. */
  readonly recording: Recording | undefined;
  /** What the doors add under `/_pact`. */
  readonly additions: AdminPaths;
  /** Empty lets everybody in. */
  readonly token: string;
}

/** Looking into a mock server: what it serves, what it was asked, what it could not answer. */
@Module({})
export class AdminModule {
  static for(parts: AdminParts): DynamicModule {
    const { store, follower, state, following, prefix, warnings, sessions, choice, recording } = parts;
    const controllers: Type[] = [
      ContractsController,
      ReloadController,
      MatchController,
      OpenApiController,
      SessionsController,
      FaultsController,
      ProviderStatesController,
    ];
    const providers: Provider[] = [
      { provide: ContractStore, useValue: store },
      { provide: ContractFollower, useValue: follower },
      KnownAmbiguities,
      { provide: ServingState, useValue: state },
      { provide: ContractFollowing, useFactory: () => following },
      { provide: AdminPrefix, useValue: prefix },
      { provide: InteractionWarnings, useValue: warnings },
      { provide: Sessions, useValue: sessions },
      { provide: InteractionChoice, useValue: choice },
      { provide: ADMIN_TOKEN, useValue: parts.token },
      { provide: ADMIN_PATHS, useValue: { ...adminPaths, ...parts.additions } },
      AdminTokenGuard,
    ];
    if (recording !== undefined) {
      controllers.push(JournalController, MissDetailsController, CoverageController);
      providers.push(
        { provide: Journal, useValue: recording.journal },
        { provide: InteractionUsage, useValue: recording.usage },
      );
    }
    return { module: AdminModule, controllers, providers };
  }
}
