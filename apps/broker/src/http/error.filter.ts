import { Catch, HttpException, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from '@pact-infra/nest-service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ContentConflictError, MalformedJsonError, NotFoundError, ValidationError } from '../errors.js';
import type { AllowedMethods } from './allowed-methods.js';
import { acceptsProblemJson, sendEmpty } from './content-negotiation.js';
import { toProblem } from './problem-json.js';

/** An error's answer; without a body where the Pact Broker sends none. */
interface ErrorAnswer {
  readonly status: number;
  readonly body?: object;
}

/** Answers every error as the Pact Broker does. What nobody expected is logged and answered with 500, without a detail. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly allowedMethods: AllowedMethods,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const { status, body } = this.#answer(error, request, reply);
    if (body === undefined) {
      sendEmpty(reply, status);
    } else if (acceptsProblemJson(request) && status < 500) {
      reply.status(status).type('application/problem+json;charset=utf-8').send(toProblem(status, body));
    } else {
      reply.status(status).type('application/json;charset=utf-8').send(body);
    }
  }

  #answer(error: unknown, request: FastifyRequest, reply: FastifyReply): ErrorAnswer {
    if (error instanceof NotFoundError) {
      return { status: 404, body: { error: error.message } };
    }
    if (error instanceof NotFoundException) {
      return this.#noRoute(request, reply);
    }
    if (error instanceof ContentConflictError) {
      return { status: 409, body: { error: error.message } };
    }
    if (error instanceof ValidationError) {
      return { status: 400, body: { errors: error.errors } };
    }
    if (error instanceof MalformedJsonError) {
      return { status: 400, body: { error: `JSON::ParserError - ${error.message}` } };
    }
    if (error instanceof HttpException) {
      return fromException(error);
    }
    this.logger.error({ err: error }, 'a request failed unexpectedly');
    return { status: 500, body: { error: 'An unexpected error occurred; the log of the broker says more.' } };
  }

  #noRoute(request: FastifyRequest, reply: FastifyReply): ErrorAnswer {
    const [path = ''] = request.url.split('?', 1);
    const methods = this.allowedMethods.of(path);
    if (methods.length === 0) {
      return { status: 404, body: { error: new NotFoundError().message } };
    }
    reply.header('allow', [...methods, 'OPTIONS'].join(', '));
    return { status: request.method === 'OPTIONS' ? 200 : 405 };
  }
}

/** Also what the server has against a request: 413 for a large body, 415 for its type. */
function fromException(exception: HttpException): ErrorAnswer {
  const status = exception.getStatus();
  const body = exception.getResponse();
  if (status === 415) {
    return { status };
  }
  // Nest's own exceptions carry {statusCode, message, error}: the message says it all.
  return { status, body: typeof body === 'string' || 'statusCode' in body ? { error: exception.message } : body };
}
