import { Server, ServerCredentials, status as codes } from '@grpc/grpc-js';
import type { handleUnaryCall } from '@grpc/grpc-js';
import type { Inside } from '@pact-infra/mock-server';
import type { Socket } from 'node:net';
import type { Certificate } from './certificate.js';
import { answerCall } from './google-call.js';
import type { GoogleCall } from './google-call.js';
import { googleMethods } from './google-methods.js';
import type { GoogleMethod } from './google-methods.js';
import { failure } from './reply.js';
import type { Reply } from './reply.js';

const IDLE_MILLISECONDS = 5 * 60 * 1000;

/** Speaks gRPC on connections that others have accepted. */
export class GrpcServer {
  readonly #server = new Server({ 'grpc.enable_channelz': 0, 'grpc.max_connection_idle_ms': IDLE_MILLISECONDS });
  readonly #connections: ReturnType<Server['createConnectionInjector']>;

  /** @param certificate - undefined: without TLS */
  constructor(
    private readonly inside: Pick<Inside, 'answer' | 'logger'>,
    certificate: Certificate | undefined,
  ) {
    this.#connections = this.#server.createConnectionInjector(credentialsOf(certificate));
    for (const method of googleMethods()) {
      this.#server.register(method.path, this.#handler(method), same, same, 'unary');
    }
  }

  take(connection: Socket): void {
    this.#connections.injectConnection(connection);
  }

  /** Lets the calls end that are under way, and no other begin. */
  async drain(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.tryShutdown(() => {
        resolve();
      });
    });
  }

  #handler(method: GoogleMethod): handleUnaryCall<Buffer, Buffer> {
    return (call, callback) => {
      const { request: message, metadata } = call;
      const client = new AbortController();
      call.once('cancelled', () => {
        client.abort();
      });
      void this.#answer(method, { message, metadata, host: call.getHost(), signal: client.signal }).then((reply) => {
        if ('message' in reply) {
          callback(null, reply.message);
        } else {
          callback(reply.failure);
        }
      });
    };
  }

  async #answer(method: GoogleMethod, call: GoogleCall): Promise<Reply> {
    try {
      return await answerCall(method, call, this.inside);
    } catch (error) {
      this.inside.logger.error({ err: error, method: method.path }, 'a call failed unexpectedly');
      return failure(codes.INTERNAL, 'The mock server failed; its log tells why');
    }
  }
}

function credentialsOf(certificate: Certificate | undefined): ServerCredentials {
  return certificate === undefined
    ? ServerCredentials.createInsecure()
    : ServerCredentials.createSsl(null, [{ cert_chain: certificate.certificate, private_key: certificate.key }]);
}

/** Messages are read and written where what is wrong with them can be told. */
function same(bytes: Buffer): Buffer {
  return bytes;
}
