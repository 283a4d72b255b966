import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { MetricsModule } from '@pact-infra/nest-service';
import { ContractStore } from './contracts/contract-store.js';
import { ContractFollowing } from './control-plane/contract-following.js';
import { HealthController } from './control-plane/health.controller.js';
import { HealthDetailController } from './control-plane/health-detail.controller.js';
import { OpenDoors } from './doors/open-doors.js';
import { ServingState } from './serving-state.js';

export interface MockServerParts {
  readonly store: ContractStore;
  readonly state: ServingState;
  readonly following: ContractFollowing;
  readonly openDoors: OpenDoors;
  /** What the doors add. */
  readonly additions: readonly DynamicModule[];
  readonly admin: DynamicModule;
  readonly metrics: boolean;
}

/** The control plane: health, detail and metrics. Contract requests never get here. */
@Module({})
export class MockServerModule {
  static for({ store, state, following, openDoors, additions, admin, metrics }: MockServerParts): DynamicModule {
    const metricsModules = metrics
      ? [MetricsModule, RouterModule.register([{ path: '_pact', module: MetricsModule }])]
      : [];
    return {
      module: MockServerModule,
      imports: [TerminusModule.forRoot({ logger: false }), ...metricsModules, ...additions, admin],
      controllers: [HealthController, HealthDetailController],
      providers: [
        { provide: ContractStore, useValue: store },
        { provide: ServingState, useValue: state },
        { provide: ContractFollowing, useValue: following },
        { provide: OpenDoors, useValue: openDoors },
      ],
    };
  }
}
