import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { NotFoundError, ValidationError } from '../errors.js';
import type { BrokerUrls } from '../http/broker-urls.js';
import { curies } from '../http/links.js';
import { Urls } from '../http/urls.decorator.js';
import { parseJsonObject, type UnknownObject } from '../json/parse-json.js';
import { pacticipantDocument } from './pacticipant-representation.js';
import { PacticipantStore, type Pacticipant } from './pacticipant-store.js';

@Controller('pacticipants')
export class PacticipantController {
  constructor(private readonly pacticipants: PacticipantStore) {}

  @Get()
  list(@Urls() urls: BrokerUrls): object {
    const pacticipants = this.pacticipants.all();
    const documents = pacticipants.map((pacticipant) => pacticipantDocument(pacticipant, urls));
    return {
      // Clients of either generation look in either place.
      pacticipants: documents,
      _embedded: { pacticipants: documents },
      _links: {
        self: { href: urls.pacticipants() },
        'pb:pacticipants': pacticipants.map(({ name }) => ({ title: name, href: urls.pacticipant(name) })),
        curies: curies(urls.base),
      },
    };
  }

  @Post()
  create(@Body() body: string | undefined, @Urls() urls: BrokerUrls): object {
    const { name, ...properties } = describedBy(body);
    if (typeof name !== 'string' || name.trim() === '') {
      throw new ValidationError({ name: ['is missing'] });
    }
    return this.#save(name, properties, urls);
  }

  @Get(':name')
  read(@Param('name') name: string, @Urls() urls: BrokerUrls): object {
    return pacticipantDocument(this.#found(name), urls);
  }

  @Put(':name')
  put(@Param('name') name: string, @Body() body: string | undefined, @Urls() urls: BrokerUrls): object {
    return this.#save(name, describedBy(body), urls);
  }

  @Patch(':name')
  patch(@Param('name') name: string, @Body() body: string | undefined, @Urls() urls: BrokerUrls): object {
    return this.#save(name, { ...this.pacticipants.find(name)?.properties, ...describedBy(body) }, urls);
  }

  @Delete(':name')
  @HttpCode(204)
  delete(@Param('name') name: string): void {
    if (!this.pacticipants.delete(name)) {
      throw new NotFoundError();
    }
  }

  #save(name: string, properties: UnknownObject, urls: BrokerUrls): object {
    this.pacticipants.ensure(name);
    this.pacticipants.setProperties(name, withoutIdentity(properties));
    return pacticipantDocument(this.#found(name), urls);
  }

  #found(name: string): Pacticipant {
    const pacticipant = this.pacticipants.find(name);
    if (pacticipant === undefined) {
      throw new NotFoundError();
    }
    return pacticipant;
  }
}

function describedBy(body: string | undefined): UnknownObject {
  return parseJsonObject(body ?? '');
}

/** What is the broker's to say does not come from clients. */
function withoutIdentity(properties: UnknownObject): UnknownObject {
  const own = new Set(['name', 'createdAt', '_links', '_embedded']);
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !own.has(name)));
}
