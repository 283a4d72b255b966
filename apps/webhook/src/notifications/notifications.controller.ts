import {
  BadRequestException,
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  UnsupportedMediaTypeException,
  Headers,
} from '@nestjs/common';
import { LOGGER } from '@pact-infra/nest-service';
import type { Logger } from '@pact-infra/nest-service';
import { channelOf } from './channel.js';
import { eventTypeOf } from './event-type.js';
import { NotificationStore } from './notification-store.js';

const LOGGED_PAYLOAD_CHARACTERS = 8192;

@Controller('api')
export class NotificationsController {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly store: NotificationStore,
  ) {}

  @Post(':type')
  @HttpCode(200)
  receive(
    @Param('type') segment: string,
    @Body() payload: unknown,
    @Headers('content-type') contentType?: string,
  ): void {
    const { type, problem, invalidMessage } = channelOf(segment);
    if (payload === undefined) {
      throw contentType === undefined
        ? new UnsupportedMediaTypeException('Expected content type application/json, got none')
        : new BadRequestException('Expected a JSON body, got an empty one');
    }
    const details = problem?.(payload);
    if (details !== undefined) {
      this.logger.warn({ type, details, payload: loggable(payload) }, 'notification refused');
      throw new BadRequestException({ error: invalidMessage, details });
    }
    const eventType = eventTypeOf(payload);
    const text = JSON.stringify({ timestamp: new Date().toISOString(), event_type: eventType, payload });
    this.store.add(segment, text);
    this.logger.info({ type, eventType, payload: loggable(payload) }, 'notification received');
  }

  @Get(':type')
  @Header('content-type', 'application/json; charset=utf-8')
  list(@Param('type') segment: string): string {
    const texts = this.store.list(segment);
    const type = JSON.stringify(channelOf(segment).type);
    return `{"notifications":[${texts.join(',')}],"count":${texts.length},"type":${type}}`;
  }

  @Post(':type/clear')
  @HttpCode(200)
  clear(@Param('type') segment: string): { cleared: number; message: string; type: string } {
    const { type, clearedMessage } = channelOf(segment);
    const cleared = this.store.clear(segment);
    this.logger.info({ type, cleared }, 'notifications cleared');
    return { cleared, message: clearedMessage, type };
  }
}

/** The logger hides the values of secrets; a payload too large for a log line is only measured. */
function loggable(payload: unknown): unknown {
  const { length } = JSON.stringify(payload);
  return length > LOGGED_PAYLOAD_CHARACTERS ? `${length} characters of JSON` : payload;
}
