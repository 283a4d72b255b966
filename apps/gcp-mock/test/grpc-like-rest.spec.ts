import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenDoor } from '@pact-infra/mock-server';
import type { HttpRequest } from '@pact-infra/pact-core';
import fc from 'fast-check';
import { googleMethods } from '../src/grpc/google-methods.js';
import { grpcClients, restClients } from './support/grpc-mock.js';
import type { Clients } from './support/grpc-mock.js';
import { emptyAnswer, openGrpcDoor } from './support/recording-door.js';
import { callArbitrary } from './support/request-arbitrary.js';
import type { ClientCall } from './support/request-arbitrary.js';

/** What a request says, however it is written. */
interface Meaning {
  readonly method: string;
  /** Clients differ in which characters they encode. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly body: unknown;
  readonly contentType: string | undefined;
  readonly routing: string | undefined;
}

let overRest: Meaning | undefined;
let overGrpc: Meaning | undefined;
let server: Server;
let door: OpenDoor;
let rest: Clients;
let grpc: Clients;

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { pathname, search } = new URL(incoming.url ?? '/', 'http://localhost');
      overRest = meaningOf(incoming.method ?? '', pathname, search, incoming.headersDistinct, Buffer.concat(chunks));
      outgoing.setHeader('content-type', 'application/json');
      outgoing.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  door = await openGrpcDoor(({ method, path, query, headers, body }) => {
    overGrpc = meaningOf(method, path, query, headers, body);
    return emptyAnswer;
  });
  rest = restClients((server.address() as AddressInfo).port);
  grpc = grpcClients(door.port);
});

afterAll(async () => {
  await Promise.all([rest.close(), grpc.close()]);
  await door.close();
  server.close();
  server.closeAllConnections();
});

describe('a call over gRPC', () => {
  it('is the request that the same call is over REST', async () => {
    await fc.assert(
      fc.asyncProperty(callArbitrary(googleMethods()), async (call) => {
        overRest = undefined;
        overGrpc = undefined;
        await run(rest, call);
        await run(grpc, call);
        expect(overRest).toBeDefined();
        expect(overGrpc).toEqual(overRest);
      }),
      { numRuns: 300 },
    );
  });
});

async function run(clients: Clients, { service, method, request }: ClientCall): Promise<void> {
  const client: object = clients[service];
  const call: unknown = Reflect.get(client, method);
  if (typeof call !== 'function') {
    throw new Error(`the client has no ${method}`);
  }
  await Reflect.apply(call, client, [request, { autoPaginate: false, retry: null }]);
}

function meaningOf(
  method: string,
  path: string,
  query: string,
  headers: HttpRequest['headers'],
  body: Uint8Array,
): Meaning {
  const text = Buffer.from(body).toString();
  return {
    method,
    path: decodeURIComponent(path),
    query: [...new URLSearchParams(query)].sort(),
    // The client for JavaScript writes a text where a field that is the body has no value.
    body: text === '' || text === '""' ? {} : JSON.parse(text),
    contentType: headers['content-type']?.join(),
    routing: headers['x-goog-request-params']?.join(),
  };
}
