import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ManagerConfig } from '../config.js';
import { ContractManager } from '../contract-manager.js';

/** The probes of the design document. */
@Controller()
export class ProbesController {
  constructor(
    @Inject(ContractManager) private readonly manager: ContractManager,
    @Inject(ManagerConfig) private readonly config: ManagerConfig,
  ) {}

  /** 200 unless only a restart of the manager helps. */
  @Get('liveness')
  liveness(@Res({ passthrough: true }) reply: FastifyReply): object {
    const problems = [...this.manager.stoppedLoops(), ...this.brokerProblems()];
    if (problems.length === 0) {
      return { status: 'alive' };
    }
    reply.status(503);
    return { status: 'dead', problems };
  }

  @Get('readiness')
  readiness(@Res({ passthrough: true }) reply: FastifyReply): object {
    const { status, broker_healthy, pacts_published } = this.manager.report();
    reply.status(status === 'ready' ? 200 : 503);
    return { status, broker_healthy, pacts_published };
  }

  /** Always 200: for people and scripts that only look. */
  @Get(['health', 'healthz'])
  health(): object {
    const { broker_healthy, pacts_published } = this.manager.report();
    return { status: 'healthy', broker_healthy, pacts_published };
  }

  private brokerProblems(): readonly string[] {
    return this.config.LIVENESS_REQUIRES_BROKER && !this.manager.report().broker_healthy
      ? ['the broker is not healthy (LIVENESS_REQUIRES_BROKER)']
      : [];
  }
}
