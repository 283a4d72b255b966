import { Controller, Delete, Get, HttpCode, Param, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NotFoundError } from '../errors.js';
import type { BrokerUrls } from '../http/broker-urls.js';
import { Urls } from '../http/urls.decorator.js';
import { PacticipantStore } from './pacticipant-store.js';
import { VersionService } from './version.service.js';
import { VersionStore } from './version-store.js';

type BranchVersion = Record<'pacticipant' | 'branch' | 'number', string>;

@Controller('pacticipants/:pacticipant/branches')
export class BranchController {
  constructor(
    private readonly versions: VersionStore,
    private readonly pacticipants: PacticipantStore,
    private readonly service: VersionService,
  ) {}

  @Get()
  list(@Param('pacticipant') pacticipant: string, @Urls() urls: BrokerUrls): object {
    if (this.pacticipants.find(pacticipant) === undefined) {
      throw new NotFoundError();
    }
    const branches = this.versions.branchesOfPacticipant(pacticipant);
    return {
      _embedded: { branches: branches.map((branch) => branchDocument(pacticipant, branch, urls)) },
      _links: {
        self: { href: `${urls.pacticipant(pacticipant)}/branches`, title: `Branches of ${pacticipant}` },
        'pb:branches': branches.map((branch) => ({ name: branch, href: urls.branch(pacticipant, branch) })),
      },
    };
  }

  @Get(':branch')
  read(@Param() { pacticipant, branch }: Record<'pacticipant' | 'branch', string>, @Urls() urls: BrokerUrls): object {
    if (!this.versions.branchesOfPacticipant(pacticipant).includes(branch)) {
      throw new NotFoundError();
    }
    return branchDocument(pacticipant, branch, urls);
  }

  @Delete(':branch')
  @HttpCode(204)
  delete(@Param() { pacticipant, branch }: Record<'pacticipant' | 'branch', string>): void {
    if (!this.versions.deleteBranch(pacticipant, branch)) {
      throw new NotFoundError();
    }
  }

  @Get(':branch/versions/:number')
  readVersion(@Param() branchVersion: BranchVersion, @Urls() urls: BrokerUrls): object {
    if (!this.#exists(branchVersion)) {
      throw new NotFoundError();
    }
    return branchVersionDocument(branchVersion, urls);
  }

  @Put(':branch/versions/:number')
  putVersion(
    @Param() branchVersion: BranchVersion,
    @Urls() urls: BrokerUrls,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object {
    reply.status(this.#exists(branchVersion) ? 200 : 201);
    this.service.record(branchVersion);
    return branchVersionDocument(branchVersion, urls);
  }

  #exists({ pacticipant, branch, number }: BranchVersion): boolean {
    return this.versions.findLatest(pacticipant, { branch, number }) !== undefined;
  }
}

function branchDocument(pacticipant: string, branch: string, urls: BrokerUrls): object {
  return {
    name: branch,
    _links: {
      self: { title: 'Branch', name: branch, href: urls.branch(pacticipant, branch) },
      'pb:latest-version': {
        title: 'Latest version for branch',
        href: `${urls.branch(pacticipant, branch)}/latest-version`,
      },
    },
  };
}

function branchVersionDocument({ pacticipant, branch, number }: BranchVersion, urls: BrokerUrls): object {
  const version = { pacticipant, number };
  return {
    _links: {
      self: { title: 'Branch version', href: urls.branchVersion(version, branch) },
      'pb:branch': { name: branch, href: urls.branch(pacticipant, branch) },
      'pb:version': { name: number, href: urls.version(version) },
    },
  };
}
