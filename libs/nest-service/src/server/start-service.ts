import 'reflect-metadata';
import process from 'node:process';
import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Logger } from 'pino';
import { LoggerModule } from '../logging/logger.module.js';
import { NestLogger } from '../logging/nest-logger.js';
import { Draining } from './draining.js';
import { ErrorFilter } from './error.filter.js';
import { acceptJsonBodies } from './json-body.js';
import { listenError } from './listen-error.js';
import { logRequests } from './request-log.js';
import { onceShutdownSignal } from './shutdown-signals.js';
import { withoutSchemas } from './without-schemas.js';

/** All IPv4 addresses: `::` fails to bind where IPv6 is switched off. */
const DEFAULT_HOST = '0.0.0.0';
const DEFAULT_DRAIN_SECONDS = 10;
/** For a request to arrive; Fastify alone would wait for ever. */
const REQUEST_TIMEOUT_MILLISECONDS = 60_000;
const BODY_LIMIT_BYTES = 1024 * 1024;
/** Fastify's own 100 is short for names and versions in a path. */
const MAX_PARAMETER_LENGTH = 2048;

export interface ServiceOptions {
  readonly service: string;
  readonly module: Type | DynamicModule;
  /** 0 takes any free port. */
  readonly port: number;
  /** The environment variable that an error about the port names. */
  readonly portVariable: string;
  readonly host?: string | undefined;
  readonly logger: Logger;
  /** Logs method, path, status and duration of each request. */
  readonly requestLog?: boolean;
  /** Over the defaults: 1 MiB of body, path parameters of 2048 characters. */
  readonly fastify?: FastifyServerOptions;
  /** Runs before the application initialises: the place for content types, hooks and filters. */
  readonly configure?: (app: NestFastifyApplication) => void | Promise<void>;
  /** In-flight requests may take this long after the service was told to stop; then their connections are cut. */
  readonly drainSeconds?: number;
}

export interface RunningService {
  readonly app: NestFastifyApplication;
  readonly port: number;
  /** Stops accepting, lets in-flight requests finish, then runs Nest's shutdown hooks. Calling it again changes nothing. */
  close(): Promise<void>;
}

@Module({})
class ServiceModule {}

/**
 * Starts a Nest application on Fastify: JSON errors, JSON bodies only, one logger, and an orderly end on SIGTERM or SIGINT.
 *
 * @throws StartError when the address cannot be listened on; it names the port and its variable
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { service, logger, port, portVariable, host = DEFAULT_HOST } = options;
  const app = await createApplication(options);
  const draining = new Draining(app.getHttpServer());
  try {
    await options.configure?.(app);
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw listenError(error, { port, portVariable, host });
  }

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    stopListening();
    closing ??= draining.during(() => app.close(), options.drainSeconds ?? DEFAULT_DRAIN_SECONDS);
    return closing;
  };
  const stopListening = onceShutdownSignal((signal) => {
    logger.info({ signal }, 'stopping');
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, 'could not stop in good order');
        process.exit(1);
      },
    );
  });

  const listeningPort = portOf(app);
  logger.info({ host, port: listeningPort }, `${service} is listening`);
  return { app, port: listeningPort, close };
}

async function createApplication(options: ServiceOptions): Promise<NestFastifyApplication> {
  const { logger, module, fastify } = options;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
    schemaController: withoutSchemas,
    // A request on a kept-alive connection that comes while the service stops is answered, not refused.
    return503OnClosing: false,
    // A malformed URL fails in the router, before there is a route whose errors the filter could answer.
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      reply.status(error.statusCode ?? 400).send({ error: error.message });
    },
    ...fastify,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH, ...fastify?.routerOptions },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: ServiceModule, imports: [LoggerModule.for(logger), module] },
    adapter,
    { logger: new NestLogger(logger), abortOnError: false, bodyParser: false },
  );
  app.useGlobalFilters(new ErrorFilter(logger));
  const instance = adapter.getInstance();
  acceptJsonBodies(instance);
  if (options.requestLog === true) {
    logRequests(instance, logger);
  }
  return app;
}

function portOf(app: NestFastifyApplication): number {
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string') {
    throw new TypeError(`Expected the server to listen on a TCP port, got ${String(address)}`);
  }
  return address.port;
}
