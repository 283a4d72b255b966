import { Body, Controller, Delete, Get, HttpCode, Param, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NotFoundError } from '../errors.js';
import type { BrokerUrls } from '../http/broker-urls.js';
import { Urls } from '../http/urls.decorator.js';
import { parseJsonObject } from '../json/parse-json.js';
import { PactStore } from '../pacts/pact-store.js';
import { versionDocument } from './version-representation.js';
import { VersionService } from './version.service.js';
import { VersionStore, type Version, type VersionQuery } from './version-store.js';

/** Versions of consumers and providers with their tags. */
@Controller('pacticipants/:pacticipant')
export class VersionController {
  constructor(
    private readonly versions: VersionStore,
    private readonly service: VersionService,
    private readonly pacts: PactStore,
  ) {}

  @Get('versions')
  list(@Param('pacticipant') pacticipant: string, @Urls() urls: BrokerUrls): object {
    const versions = this.versions.find(pacticipant);
    return {
      _embedded: { versions: versions.map((version) => this.#document(version, urls)) },
      _links: {
        self: { href: `${urls.pacticipant(pacticipant)}/versions` },
        'pb:versions': versions.map((version) => ({ title: version.number, href: urls.version(version) })),
      },
    };
  }

  @Get(['versions/:number', 'latest-version', 'latest-version/:tag', 'branches/:branch/latest-version'])
  read(@Param() { pacticipant, ...query }: VersionQuery & { pacticipant: string }, @Urls() urls: BrokerUrls): object {
    return this.#document(this.#found(pacticipant, query), urls);
  }

  @Put('versions/:number')
  put(
    @Param() { pacticipant, number }: Record<'pacticipant' | 'number', string>,
    @Body() body: string | undefined,
    @Urls() urls: BrokerUrls,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object {
    const { buildUrl } = body === undefined || body === '' ? {} : parseJsonObject(body);
    const isNew = this.service.record({
      pacticipant,
      number,
      ...(typeof buildUrl === 'string' ? { buildUrl } : {}),
    });
    reply.status(isNew ? 201 : 200);
    return this.#document(this.#found(pacticipant, { number }), urls);
  }

  @Delete('versions/:number')
  @HttpCode(204)
  delete(@Param() { pacticipant, number }: Record<'pacticipant' | 'number', string>): void {
    this.versions.delete(this.#found(pacticipant, { number }));
  }

  @Get('versions/:number/tags/:tag')
  readTag(
    @Param() { pacticipant, number, tag }: Record<'pacticipant' | 'number' | 'tag', string>,
    @Urls() urls: BrokerUrls,
  ): object {
    return tagDocument(this.#found(pacticipant, { number, tag }), tag, urls);
  }

  @Put('versions/:number/tags/:tag')
  putTag(
    @Param() { pacticipant, number, tag }: Record<'pacticipant' | 'number' | 'tag', string>,
    @Urls() urls: BrokerUrls,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object {
    const isNew = this.versions.findLatest(pacticipant, { number, tag }) === undefined;
    this.service.record({ pacticipant, number, tags: [tag] });
    reply.status(isNew ? 201 : 200);
    return tagDocument(this.#found(pacticipant, { number, tag }), tag, urls);
  }

  @Delete('versions/:number/tags/:tag')
  @HttpCode(204)
  deleteTag(@Param() { pacticipant, number, tag }: Record<'pacticipant' | 'number' | 'tag', string>): void {
    this.versions.removeTag(this.#found(pacticipant, { number, tag }).id, tag);
  }

  #found(pacticipant: string, query: VersionQuery): Version {
    const version = this.versions.findLatest(pacticipant, query);
    if (version === undefined) {
      throw new NotFoundError();
    }
    return version;
  }

  #document(version: Version, urls: BrokerUrls): object {
    return versionDocument(
      {
        version,
        branches: this.versions.branchesOf(version),
        tags: this.versions.tagsOf(version),
        pacts: this.pacts.find({ consumer: version.pacticipant, version: version.number }),
      },
      urls,
    );
  }
}

function tagDocument(version: Version, tag: string, urls: BrokerUrls): object {
  return {
    name: tag,
    _links: {
      self: { title: 'Tag', name: tag, href: urls.tag(version, tag) },
      'pb:version': { title: 'Version', name: version.number, href: urls.version(version) },
      'pb:pacticipant': {
        title: 'Pacticipant',
        name: version.pacticipant,
        href: urls.pacticipant(version.pacticipant),
      },
    },
  };
}
