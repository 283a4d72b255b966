import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';

/**
 * Answers every error as JSON: `{"error": message}`, or the object that the exception was made with. What nobody
 * expected is logged with its stack and answered with 500, without a detail.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (exception instanceof HttpException) {
      reply.status(exception.getStatus()).send(bodyOf(exception));
      return;
    }
    const status = clientErrorStatus(exception);
    if (status !== undefined && exception instanceof Error) {
      reply.status(status).send({ error: exception.message });
      return;
    }
    this.logger.error({ err: exception }, 'a request failed unexpectedly');
    reply.status(500).send({ error: 'Internal server error' });
  }
}

function bodyOf(exception: HttpException): object {
  const response = exception.getResponse();
  // Nest's own exceptions carry {statusCode, message, error}: the message says it all.
  return typeof response === 'string' || 'statusCode' in response ? { error: exception.message } : response;
}

/** Fastify's errors about a request (body too large, unsupported type, …) carry their status. */
function clientErrorStatus(exception: unknown): number | undefined {
  if (typeof exception !== 'object' || exception === null || !('statusCode' in exception)) {
    return undefined;
  }
  const { statusCode } = exception;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : undefined;
}
