import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pactText } from '@pact-infra/mock-server/testing';
import type { InteractionText } from '@pact-infra/mock-server/testing';
import { failureOf, grpcClients, serveOverGrpc, withMetadata } from './support/grpc-mock.js';
import type { Clients, GrpcMock } from './support/grpc-mock.js';

describe('a contract over gRPC', () => {
  const headers = { 'content-type': 'application/json' };
  const reading = (name: string, body: unknown, more: object = {}): InteractionText => ({
    description: `read ${name}`,
    request: { method: 'GET', path: `/v1/projects/p/secrets/${name}` },
    response: { status: 200, headers, body, ...more },
  });
  const inState = (state: string): InteractionText => ({
    ...reading('stateful', { name: `projects/p/secrets/${state}` }),
    description: `read in state ${state}`,
    providerStates: [{ name: state }],
  });
  const failing = (name: string, httpStatus: number, body?: unknown): InteractionText =>
    reading(name, body, { status: httpStatus });
  const error = (message: string, more: object = {}): object => ({ error: { message, ...more } });

  let mock: GrpcMock;
  let clients: Clients;

  beforeAll(async () => {
    const interactions: InteractionText[] = [
      inState('old'),
      inState('new'),
      {
        ...reading('guarded', { name: 'guarded' }),
        request: {
          method: 'GET',
          path: '/v1/projects/p/secrets/guarded',
          headers: { ...headers, authorization: 'Bearer x', 'x-team': 'blue' },
        },
      },
      reading('wrong', { name: 'projects/p/secrets/wrong', createTime: 'yesterday' }),
      reading('unknown-members', { name: 'n', nobodyKnows: { this: 1 } }),
      { ...reading('silent', undefined), response: { status: 204 } },
      {
        ...reading('text', 'plain'),
        response: { status: 200, headers: { 'content-type': 'text/plain' }, body: 'plain' },
      },
      failing('exists', 409, error('it is there', { status: 'ALREADY_EXISTS', code: 409 })),
      failing('conflict', 409, error('try again')),
      failing('odd', 418, error('a teapot', { status: 'TEAPOT' })),
      failing('fine', 404, error('nothing wrong', { status: 'OK' })),
      failing('other-format', 400, { error: 'bad', message: 'very bad' }),
      failing('no-body', 502),
      failing('long', 400, error(`start ${'ü'.repeat(5000)} end`)),
      failing('detailed', 400, {
        error: {
          message: 'refused',
          status: 'FAILED_PRECONDITION',
          details: [
            { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'QUOTA', domain: 'd', metadata: { a: 'b' } },
            { '@type': 'type.googleapis.com/example.Unknown', x: 1 },
            { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: 'none' },
            {
              '@type': 'type.googleapis.com/google.rpc.Help',
              links: [{ description: 'read', url: 'https://example.com' }],
            },
          ],
        },
      }),
    ];
    mock = await serveOverGrpc([pactText(interactions, { provider: 'GCP-Secret-Manager' })]);
    clients = grpcClients(mock.grpcPort);
  });

  afterAll(async () => {
    await clients.close();
    await mock.close();
  });

  async function read(
    name: string,
    metadata: Readonly<Record<string, string>> = {},
  ): Promise<string | null | undefined> {
    const [secret] = await clients.secrets.getSecret({ name: `projects/p/secrets/${name}` }, withMetadata(metadata));
    return secret.name;
  }

  it('is chosen by the provider state in the metadata', async () => {
    expect(await read('stateful')).toBe('projects/p/secrets/old');
    expect(await read('stateful', { 'X-Pact-Provider-State': 'new' })).toBe('projects/p/secrets/new');
  });

  it('is chosen by the session in the metadata, whose states and faults are its own', async () => {
    const post = (path: string, body: object): Promise<Response> =>
      fetch(mock.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const { id } = (await (await post('/_pact/sessions', { states: ['new'] })).json()) as { readonly id: string };
    await post(`/_pact/faults?session=${id}`, { kind: 'forbidden', skip: 1, times: 1 });
    const inSession = (): ReturnType<typeof read> => read('stateful', { 'X-Pact-Session': id });
    expect(await inSession()).toBe('projects/p/secrets/new');
    expect(await read('stateful')).toBe('projects/p/secrets/old');
    const failure = await failureOf(inSession());
    expect(failure).toMatchObject({ code: status.PERMISSION_DENIED, reason: 'IAM_PERMISSION_DENIED' });
    expect(await inSession()).toBe('projects/p/secrets/new');
  });

  it.each([
    ['throttling; retry-after=3', status.RESOURCE_EXHAUSTED],
    ['outage', status.UNAVAILABLE],
    ['unauthenticated', status.UNAUTHENTICATED],
    ['forbidden; ms=1', status.PERMISSION_DENIED],
    ['reset', status.UNAVAILABLE],
    ['nonsense', status.INVALID_ARGUMENT],
  ])('fails as the metadata X-Pact-Fault: %s asks', async (fault, code) => {
    const failure = await failureOf(read('stateful', { 'X-Pact-Fault': fault }));
    expect(failure.code).toBe(code);
    const delays = (failure.statusDetails ?? []).flatMap(({ retryDelay }) => retryDelay ?? []);
    expect(delays.map(({ seconds }) => String(seconds))).toEqual(fault.includes('retry-after') ? ['3'] : []);
  });

  it('is not answered any more when the client gives up during a delay', async () => {
    const { last_id: last } = (await (await fetch(`${mock.url}/_pact/journal`)).json()) as { last_id: number };
    const call = clients.secrets.getSecret(
      { name: 'projects/p/secrets/stateful' },
      { ...withMetadata({ 'X-Pact-Fault': 'latency; ms=60000' }), timeout: 2000, maxRetries: 0 },
    );
    expect(await failureOf(call)).toMatchObject({ code: status.DEADLINE_EXCEEDED });
    const journal = await fetch(`${mock.url}/_pact/journal?outcome=fault&after=${last}&wait=50`);
    expect(await journal.json()).toMatchObject({ entries: [{ status: 0, faults: [{ kind: 'latency' }] }] });
  });

  it('is met by the metadata that it wants as headers', async () => {
    expect(await read('guarded', { authorization: 'Bearer y', 'x-team': 'blue' })).toBe('guarded');
    const failure = await failureOf(read('guarded', { authorization: 'Bearer y', 'x-team': 'red' }));
    expect(failure.details).toContain('x-team');
  });

  it('may say more than the message can hold', async () => {
    expect(await read('unknown-members')).toBe('n');
  });

  it('may be without a body', async () => {
    expect(await read('silent')).toBe('');
  });

  it.each([
    [
      'wrong',
      'response to "read wrong" is no Secret: expected createTime to be a google.protobuf.Timestamp, got "yesterday"',
    ],
    ['text', 'response to "read text" is no Secret: it is not JSON'],
  ])('whose response is no message is told of: %s', async (name, message) => {
    expect(await failureOf(read(name))).toMatchObject({ code: status.INTERNAL, details: `The contract's ${message}` });
  });

  it.each([
    ['exists', status.ALREADY_EXISTS, 'it is there'],
    ['conflict', status.ABORTED, 'try again'],
    ['odd', status.FAILED_PRECONDITION, 'a teapot'],
    ['fine', status.NOT_FOUND, 'nothing wrong'],
    ['other-format', status.INVALID_ARGUMENT, 'bad: very bad'],
    ['no-body', status.INTERNAL, 'HTTP status 502'],
  ])('fails with its own error: %s', async (name, code, details) => {
    expect(await failureOf(read(name))).toMatchObject({ code, details });
  });

  it('has an error cut that would not fit among the headers', async () => {
    const { details } = await failureOf(read('long'));
    expect(details).toMatch(/^start ü+\uFFFD?…\uFFFD?ü+ end$/);
    expect(encodeURI(details).length).toBeLessThan(4000);
  });

  it('hands on the details of its error that clients know', async () => {
    const failure = await failureOf(read('detailed'));
    expect(failure).toMatchObject({ code: status.FAILED_PRECONDITION, reason: 'QUOTA', domain: 'd' });
    expect(failure.statusDetails).toEqual([
      expect.objectContaining({ reason: 'QUOTA', metadata: { a: 'b' } }),
      expect.objectContaining({ links: [{ description: 'read', url: 'https://example.com' }] }),
    ]);
  });
});
