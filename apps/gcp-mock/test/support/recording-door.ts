import { createServer } from 'node:http';
import type { Answer, OpenDoor } from '@pact-infra/mock-server';
import { createLogger } from '@pact-infra/nest-service';
import type { HttpRequest } from '@pact-infra/pact-core';
import { grpcDoor } from '../../src/grpc/grpc-door.js';

/** A gRPC door that leads to nothing but this answer. */
export function openGrpcDoor(answer: (request: HttpRequest) => Answer | Promise<Answer>): Promise<OpenDoor> {
  return grpcDoor({ port: 0, portVariable: 'GRPC_PORT' }).open({
    host: '127.0.0.1',
    http: createServer(),
    answer: async (request) => answer(request),
    logger: createLogger({ service: 'door', level: 'silent' }),
  });
}

/** The empty message. */
export const emptyAnswer: Answer = { status: 200, headers: [], body: '{}', outcome: 'match', interaction: undefined };
