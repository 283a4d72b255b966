import type { Server } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import type { Logger } from '@pact-infra/nest-service';
import type { HttpRequest } from '@pact-infra/pact-core';
import type { AdminPaths } from '../admin/openapi/parts.js';
import type { Answer } from '../data-plane/answer.js';

/** Another way into a mock server, beside its HTTP port: other transports, the same contracts. */
export interface Door {
  /** For the log, such as `TLS`. */
  readonly name: string;
  /** What the door adds to `/_pact`. */
  readonly controlPlane?: DoorControlPlane;
  /** @throws StartError when the door cannot listen */
  open(inside: Inside): Promise<OpenDoor>;
}

export interface DoorControlPlane {
  readonly module: DynamicModule;
  /** The description of its routes. */
  readonly paths: AdminPaths;
}

export interface OpenDoor {
  readonly port: number;
  /** Lets nobody in any more, and waits for whoever is inside. */
  close(): Promise<void>;
}

/** What a door leads to. */
export interface Inside {
  /** The address that the mock server listens on. */
  readonly host: string;
  /** Takes over connections that a door has accepted, and ends them when the mock server closes. */
  readonly http: Server;
  /**
   * Answers a request that came by another protocol as if it had come by HTTP.
   *
   * @param client - aborts when the client does not wait any more: what is held up ends then, without an answer
   */
  answer(request: HttpRequest, client?: AbortSignal): Promise<Answer>;
  readonly logger: Logger;
}
