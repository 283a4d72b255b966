import { once } from 'node:events';
import { connect } from 'node:net';
import { Client, credentials, status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '@pact-infra/mock-server';
import { listenMock, pactText, reading } from '@pact-infra/mock-server/testing';
import { grpcDoor } from '../src/grpc/grpc-door.js';
import { serveOverGrpc } from './support/grpc-mock.js';
import type { GrpcMock } from './support/grpc-mock.js';
import { emptyAnswer, openGrpcDoor } from './support/recording-door.js';

const GET_SECRET = '/google.cloud.secretmanager.v1.SecretManagerService/GetSecret';
/** `name: "projects/p/secrets/s"` */
const request = Buffer.concat([Buffer.from([0x0a, 20]), Buffer.from('projects/p/secrets/s')]);

let mock: GrpcMock;
let client: Client;

beforeEach(async () => {
  mock = await serveOverGrpc([pactText([reading('/v1/projects/p/secrets/s', { etag: 'e' })])]);
  client = new Client(`127.0.0.1:${mock.grpcPort}`, credentials.createInsecure());
});

afterEach(async () => {
  client.close();
  await mock.close();
});

function call(method: string, message: Buffer): Promise<Buffer> {
  const same = (bytes: Buffer): Buffer => bytes;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(method, same, same, message, (error: ServiceError | null, value?: Buffer) => {
      if (error === null && value !== undefined) {
        resolve(value);
      } else {
        reject(error ?? new Error('no message'));
      }
    });
  });
}

/** The field with the number 8, `etag`, is "e". */
async function expectAnswer(): Promise<void> {
  expect(await call(GET_SECRET, request)).toEqual(Buffer.from([(8 << 3) | 2, 1, 0x65]));
}

describe('a gRPC port', () => {
  it('does not know other methods', async () => {
    for (const method of [`${GET_SECRET}s`, '/google.iam.v1.IAMPolicy/GetIamPolicy', '/', '/x']) {
      await expect(call(method, request)).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
    }
    await expectAnswer();
  });

  it.each([
    ['a cut field', Buffer.from([0x0a, 20, 0x70])],
    ['no such wire type', Buffer.from([0x0f])],
    ['a group that never ends', Buffer.alloc(1_000_000, 0x0b)],
    ['not UTF-8', Buffer.from([0x0a, 2, 0xff, 0xfe])],
    ['nothing', Buffer.alloc(0)],
  ])('refuses what is no message: %s', async (_case, bytes) => {
    await expect(call(GET_SECRET, bytes)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
    await expectAnswer();
  });

  it('refuses a time that JSON cannot hold', async () => {
    // secret { name, expire_time { seconds: 2^62 } }
    const time = Buffer.from([0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40]);
    const secret = Buffer.concat([Buffer.from([0x32, time.length]), time]);
    const message = Buffer.concat([Buffer.from([0x0a, secret.length]), secret]);
    const update = '/google.cloud.secretmanager.v1.SecretManagerService/UpdateSecret';
    await expect(call(update, message)).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
  });

  it('refuses a message that is too long', async () => {
    await expect(call(GET_SECRET, Buffer.alloc(5 * 1024 * 1024))).rejects.toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
    });
    await expectAnswer();
  });

  it('survives what is not HTTP/2, and who goes away at once', async () => {
    const text = connect(mock.grpcPort, '127.0.0.1');
    text.end('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    text.resume();
    await once(text, 'close');
    for (let index = 0; index < 5; index++) {
      const gone = connect(mock.grpcPort, '127.0.0.1');
      await once(gone, 'connect');
      gone.resetAndDestroy();
    }
    await expectAnswer();
  });

  it('closes with the mock server, whoever is connected', async () => {
    await expectAnswer();
    const silent = connect(mock.grpcPort, '127.0.0.1').resume();
    await once(silent, 'connect');
    await Promise.all([mock.running.close(), once(silent, 'close')]);
    const late = connect(mock.grpcPort, '127.0.0.1');
    const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });

  it('answers the calls that are under way before it closes', async () => {
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    let release: ((answer: Answer) => void) | undefined;
    const door = await openGrpcDoor(
      () =>
        new Promise((resolve) => {
          release = resolve;
          arrive();
        }),
    );
    client.close();
    client = new Client(`127.0.0.1:${door.port}`, credentials.createInsecure());
    const answer = call(GET_SECRET, request);
    await arrived;
    const closed = door.close();
    release?.(emptyAnswer);
    expect(await answer).toEqual(Buffer.alloc(0));
    await closed;
  });

  it('answers INTERNAL when the mock server fails', async () => {
    const door = await openGrpcDoor(() => Promise.reject(new Error('on purpose')));
    client.close();
    client = new Client(`127.0.0.1:${door.port}`, credentials.createInsecure());
    await expect(call(GET_SECRET, request)).rejects.toMatchObject({ code: status.INTERNAL });
    await door.close();
  });

  it('that is taken keeps the mock server from starting', async () => {
    const doors = [grpcDoor({ port: mock.grpcPort, portVariable: 'GRPC_PORT' })];
    await expect(listenMock({ doors, env: { PACT_FILES: 'unused' } })).rejects.toThrow(
      `port ${mock.grpcPort} is already in use: set GRPC_PORT to a free port`,
    );
  });
});
