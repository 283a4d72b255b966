import { Controller, Get, Inject } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { AdminPrefix } from '../control-plane/admin-prefix.js';
import { openApi } from './openapi/openapi.js';
import type { AdminPaths } from './openapi/parts.js';

export const ADMIN_PATHS = Symbol('everything that may be under /_pact');

/** The description of the admin API: of what this mock server has, as it is configured. */
@Controller('_pact')
export class OpenApiController {
  constructor(
    @Inject(ADMIN_PATHS) private readonly paths: AdminPaths,
    @Inject(AdminPrefix) private readonly prefix: AdminPrefix,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost<FastifyAdapter>,
  ) {}

  /** A sentence for each method and path, to find one's way by hand. */
  @Get()
  index(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(this.#present()).flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, { summary }]) => [`${method.toUpperCase()} ${path}`, summary]),
      ),
    );
  }

  @Get('openapi.json')
  description(): object {
    return openApi(this.#present());
  }

  #present(): AdminPaths {
    const server = this.host.httpAdapter.getInstance();
    const isPresent = (path: string, method: string): boolean =>
      server.hasRoute({ method: method.toUpperCase(), url: path.replace(/\{(\w+)\}/g, ':$1') });
    return Object.fromEntries(
      Object.entries(this.paths)
        .filter(([path, operations]) => Object.keys(operations).every((method) => isPresent(path, method)))
        .map(([path, operations]) => [this.prefix.outside(path), operations]),
    );
  }
}
