import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import type { HttpRequest } from '@pact-infra/pact-core';
import { listen } from '../src/doors/listen.js';
import type { Answer, Door, Inside } from '../src/index.js';
import { listenMock, pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';

const pact = pactText([reading('/secrets/db', { value: 's' })]);

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

function get(path: string, headers: HttpRequest['headers'] = {}): HttpRequest {
  return { method: 'GET', path, query: '', headers, body: new Uint8Array() };
}

/** Hands out what it leads to, and lets nobody in. */
function peephole(): { readonly door: Door; readonly inside: () => Inside } {
  let seen: Inside | undefined;
  const door: Door = {
    name: 'peephole',
    open: (inside) => {
      seen = inside;
      return Promise.resolve({ port: 1, close: () => Promise.resolve() });
    },
  };
  return {
    door,
    inside: () => {
      if (seen === undefined) {
        throw new Error('the door was not opened');
      }
      return seen;
    },
  };
}

/** Lets connections in to the mock server's own HTTP. */
function passage(port = 0): Door & { readonly server: Server } {
  const server = createServer();
  return {
    name: 'passage',
    server,
    open: async ({ http, host }) => {
      server.on('connection', (socket) => http.emit('connection', socket));
      const listening = await listen(server, { port, portVariable: 'PASSAGE_PORT', host });
      return {
        port: listening,
        close: async () => {
          server.close();
          await once(server, 'close');
        },
      };
    },
  };
}

describe('a door', () => {
  it('leads to the same answers as HTTP', async () => {
    const { door, inside } = peephole();
    mock = await servePacts([pact], { doors: [door] });
    const answer = (request: HttpRequest): Promise<Answer> => inside().answer(request);
    expect(await answer(get('/secrets/db'))).toMatchObject({ status: 200, outcome: 'match', body: '{"value":"s"}' });
    expect(await answer(get('/secrets/other'))).toMatchObject({ status: 500, outcome: 'no-match' });
    const asking = (fault: string): Promise<Answer> => answer(get('/secrets/db', { 'x-pact-fault': [fault] }));
    expect(await answer(get('/secrets/db', { 'x-rate-limit': ['true'] }))).toMatchObject({ status: 429 });
    expect(await asking('latency; ms=5')).toMatchObject({ status: 200, outcome: 'match' });
    expect(await asking('forbidden')).toMatchObject({ status: 403, outcome: 'fault' });
    await setImmediate(); // with the end of the turn they are logged
    expect(mock.logLines.filter((line) => line.includes('"outcome":"'))).toHaveLength(5);
  });

  it('is not kept waiting by a delay when the mock server stops', async () => {
    const { door, inside } = peephole();
    mock = await servePacts([pact], { doors: [door] });
    const waiting = inside().answer(get('/secrets/db', { 'x-pact-fault': ['latency; ms=60000'] }));
    await mock.close();
    mock = undefined;
    expect(await waiting).toMatchObject({ status: 200, outcome: 'match' });
  });

  it('is not kept waiting by a delay when its client goes away, and the journal tells', async () => {
    const { door, inside } = peephole();
    mock = await servePacts([pact], { doors: [door] });
    const client = new AbortController();
    const answer = inside().answer(get('/secrets/db', { 'x-pact-fault': ['latency; ms=60000'] }), client.signal);
    client.abort();
    expect(await answer).toMatchObject({ status: 0, outcome: 'fault' });
    const late = get('/secrets/db', { 'x-pact-fault': ['latency; ms=60000'] });
    expect(await inside().answer(late, AbortSignal.abort())).toMatchObject({ status: 0 });
    const journal = await fetch(`${mock.url}/_pact/journal`);
    expect(await journal.json()).toMatchObject({ entries: [{ status: 0 }, { status: 0 }] });
  });

  it('has no connection that could be reset: that is an outage', async () => {
    const { door, inside } = peephole();
    mock = await servePacts([pact], { doors: [door] });
    const request = get('/secrets/db', { 'x-pact-fault': ['reset'] });
    expect(await inside().answer(request)).toMatchObject({ status: 503, outcome: 'fault' });
  });

  it('is told why there is no answer before there are contracts', async () => {
    const { door, inside } = peephole();
    mock = await listenMock({ doors: [door], env: { PACT_BROKER_URL: 'http://127.0.0.1:1', MANAGER_URL: '' } });
    expect(await inside().answer(get('/secrets/db'))).toMatchObject({ status: 503, outcome: 'unavailable' });
  });

  it('passes connections on, and ends them when the mock server stops', async () => {
    const door = passage();
    const served = await servePacts([pact], { doors: [door] });
    const port = served.running.doorPorts.get('passage');
    expect(`http://127.0.0.1:${String(port)}`).not.toBe(served.url);
    const response = await fetch(`http://127.0.0.1:${String(port)}/secrets/db`);
    expect(await response.json()).toEqual({ value: 's' });
    await served.close();
    expect(door.server.listening).toBe(false);
  });

  it('that cannot open keeps the mock server from starting', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const start = listenMock({ doors: [passage(port)], env: { PACT_FILES: 'unused' } });
    await expect(start).rejects.toThrow(`port ${port} is already in use: set PASSAGE_PORT to a free port`);
    taken.close();
  });

  it('can have routes of its own under /_pact, and describes them', async () => {
    @Controller('_pact/addition')
    class AdditionController {
      @Get()
      read(): string {
        return 'added';
      }
    }
    @Module({ controllers: [AdditionController] })
    class Addition {}
    const paths = { '/_pact/addition': { get: { summary: 'An addition', responses: {} } } };
    const { door } = peephole();
    mock = await servePacts([pact], { doors: [{ ...door, controlPlane: { module: { module: Addition }, paths } }] });
    expect(await (await fetch(`${mock.url}/_pact/addition`)).text()).toBe('added');
    expect(await (await fetch(`${mock.url}/_pact`)).json()).toMatchObject({ 'GET /_pact/addition': 'An addition' });
  });
});
