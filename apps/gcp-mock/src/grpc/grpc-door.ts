import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { listen } from '@pact-infra/mock-server';
import type { Door, Inside } from '@pact-infra/mock-server';
import { Draining } from '@pact-infra/nest-service';
import type { Certificate } from './certificate.js';
import type { GrpcServer } from './grpc-server.js';

const DRAIN_SECONDS = 10;

export interface GrpcDoorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly portVariable: string;
  /** Undefined: without TLS. */
  readonly certificate?: Certificate;
}

/** The same contracts over gRPC. */
export function grpcDoor({ port, portVariable, certificate }: GrpcDoorOptions): Door {
  return {
    name: 'gRPC',
    open: async (inside) => {
      const grpc = new LazyServer(inside, certificate);
      const listener = createServer((connection) => {
        grpc.take(connection);
      });
      const draining = new Draining(listener);
      return {
        port: await listen(listener, { port, portVariable, host: inside.host }),
        close: () =>
          draining.during(async () => {
            listener.close();
            await Promise.all([once(listener, 'close'), grpc.drain()]);
          }, DRAIN_SECONDS),
      };
    },
  };
}

/** Loaded with the first connection: who never calls over gRPC does not pay for it. */
class LazyServer {
  #server: Promise<GrpcServer> | undefined;

  constructor(
    private readonly inside: Inside,
    private readonly certificate: Certificate | undefined,
  ) {}

  take(connection: Socket): void {
    connection.on('error', () => connection.destroy()); // the client went away
    this.#server ??= import('./grpc-server.js').then(({ GrpcServer }) => new GrpcServer(this.inside, this.certificate));
    this.#server.then(
      (server) => {
        if (!connection.destroyed) {
          server.take(connection);
        }
      },
      (error: unknown) => {
        this.inside.logger.error({ err: error }, 'gRPC cannot be spoken');
        connection.destroy();
      },
    );
  }

  async drain(): Promise<void> {
    await (await this.#server)?.drain();
  }
}
