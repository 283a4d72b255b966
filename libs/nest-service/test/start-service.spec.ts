import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../src/logging/create-logger.js';
import { startService, type RunningService, type ServiceOptions } from '../src/server/start-service.js';
import { ExampleModule, slowRequests } from './fixtures/example.module.js';

const services: RunningService[] = [];
const lines: Record<string, unknown>[] = [];

afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
  lines.length = 0;
});

describe('startService', () => {
  it('listens on all addresses, at a port of its own when 0 is asked for', async () => {
    const service = await start();

    expect(service.app.getHttpServer().address()).toMatchObject({ address: '0.0.0.0', port: service.port });
    expect(service.port).toBeGreaterThan(0);
  });

  it('names port and variable when the port is taken', async () => {
    const { port } = await start();

    await expect(start({ port, portVariable: 'WEBHOOK_PORT' })).rejects.toMatchObject({
      name: 'StartError',
      message: `port ${port} is already in use: set WEBHOOK_PORT to a free port`,
    });
  });

  it('says so when the host is not an address of this machine', async () => {
    await expect(start({ host: '192.0.2.1' })).rejects.toMatchObject({
      name: 'StartError',
      message: 'HOST 192.0.2.1 is not an address of this machine',
    });
  });

  it('serves through the server that serverFactory makes', async () => {
    const service = await start({
      fastify: {
        serverFactory: (handler) =>
          createServer((incoming, response) => {
            if (incoming.url === '/direct') {
              response.end('direct');
            } else {
              handler(incoming, response);
            }
          }),
      },
    });

    expect(await textOf(service, '/direct')).toBe('direct');
    expect(await textOf(service, '/things/a')).toBe('{"name":"a"}');
  });

  it('lets configure change the server before it listens', async () => {
    const service = await start({
      configure: (app) => {
        app
          .getHttpAdapter()
          .getInstance()
          .get('/added', () => 'added');
      },
    });

    expect(await textOf(service, '/added')).toBe('added');
  });
});

describe('errors', () => {
  it.each([
    ['/nowhere', 404, '{"error":"Cannot GET /nowhere"}'],
    ['/plain-failure', 400, '{"error":"what is wrong"}'],
    ['/own-body', 400, '{"error":"mine","details":"all of it"}'],
    ['/crash', 500, '{"error":"Internal server error"}'],
    ['/%zz', 400, `{"error":"'/%zz' is not a valid url component"}`],
  ])('answers %s with %i as JSON', async (path, status, body) => {
    const service = await start();
    const response = await fetch(urlOf(service, path));

    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.text()).toBe(body);
  });

  it('logs what nobody expected with its stack', async () => {
    await textOf(await start(), '/crash');

    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', err: expect.objectContaining({ stack: expect.any(String) }) }),
    );
  });
});

describe('bodies', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'application/hal+json'])(
    'reads %s',
    async (contentType) => {
      expect(await post('{"a":1}', contentType)).toEqual([200, '{"received":{"a":1}}']);
    },
  );

  it.each(['application/x-amz-json-1.1', 'text/plain', 'application/jsonp'])('refuses %s with 415', async (type) => {
    expect(await post('{"a":1}', type)).toEqual([415, expect.stringContaining('"error"')]);
  });

  it('takes an empty JSON body as none', async () => {
    expect(await post('', 'application/json')).toEqual([200, '{"received":"nothing"}']);
  });

  it('refuses broken JSON with 400', async () => {
    expect(await post('{"a":', 'application/json')).toEqual([400, expect.stringContaining('is not valid JSON')]);
  });

  it.each([
    ['{"__proto__":{"polluted":true}}', '{"received":{"__proto__":{"polluted":true}}}'],
    [`{"a":"\\"[[[[${'['.repeat(200)}"}`, `{"received":{"a":"\\"[[[[${'['.repeat(200)}"}}`],
  ])('reads %s as data', async (text, received) => {
    expect(await post(text, 'application/json')).toEqual([200, received]);
  });

  it('refuses JSON that is nested too deeply with 400', async () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);

    expect(await post(text, 'application/json')).toEqual([400, expect.stringContaining('deeper than 128 levels')]);
  });

  it('refuses a body over the limit with 413', async () => {
    const text = JSON.stringify('x'.repeat(1024 * 1024));

    expect(await post(text, 'application/json')).toEqual([413, expect.stringContaining('"error"')]);
  });

  async function post(body: string, contentType: string): Promise<[number, string]> {
    const service = await start();
    const response = await fetch(urlOf(service, '/echo'), {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    return [response.status, await response.text()];
  }
});

describe('paths', () => {
  it('take parameters of 2048 characters', async () => {
    const name = 'n'.repeat(2048);

    expect(await textOf(await start(), `/things/${name}`)).toBe(`{"name":"${name}"}`);
  });
});

describe('the request log', () => {
  it('has method, path, status and duration, and nothing of the query', async () => {
    const service = await start({ requestLog: true });
    await textOf(service, '/things/a?code=hunter2');
    await service.close();

    const [line] = lines.filter(({ msg }) => msg === 'request');
    expect(line).toMatchObject({ level: 'info', method: 'GET', path: '/things/a', status: 200 });
    expect(line?.['durationMs']).toEqual(expect.any(Number));
    expect(JSON.stringify(lines)).not.toContain('hunter2');
  });
});

describe('close', () => {
  it('lets a request in flight finish, and refuses new connections', async () => {
    const service = await start();
    const arrived = once(slowRequests, 'arrived');
    const answer = textOf(service, '/slow');
    await arrived;

    const closed = service.close();
    await expect(refusesConnections(service.port)).resolves.toBe(true);
    slowRequests.emit('release');

    expect(await answer).toBe('done');
    await closed;
  });

  it('cuts requests that outlast the drain', async () => {
    const service = await start({ drainSeconds: 0.05 });
    const arrived = once(slowRequests, 'arrived');
    const answer = textOf(service, '/slow').then(
      () => 'answered',
      () => 'cut',
    );
    await arrived;
    await service.close();

    expect(await answer).toBe('cut');
    slowRequests.emit('release');
  });

  it('does not wait for idle kept-alive connections', async () => {
    const service = await start();
    await keepAliveRequest(service.port);

    await expect(service.close()).resolves.toBeUndefined();
  });

  it('does not wait for connections on which no request was ever sent', async () => {
    const service = await start({ drainSeconds: 300 });
    const connection = connect(service.port, '127.0.0.1');
    await once(connection, 'connect');
    const ended = once(connection, 'close');

    await expect(service.close()).resolves.toBeUndefined();
    await ended;
  });

  it('waits for a request of which the first bytes have come', async () => {
    const service = await start();
    const connection = connect(service.port, '127.0.0.1');
    connection.write('GET /things/a HTTP/1.1\r\n');
    const [accepted] = (await once(service.app.getHttpServer(), 'connection')) as [Socket];
    while (accepted.bytesRead === 0) {
      await nextTurn();
    }

    const closed = service.close();
    await expect(refusesConnections(service.port)).resolves.toBe(true);
    connection.write('Host: example\r\nConnection: close\r\n\r\n');

    expect(await text(connection)).toContain('{"name":"a"}');
    await closed;
  });

  it('may be called twice', async () => {
    const service = await start();

    await expect(Promise.all([service.close(), service.close()])).resolves.toHaveLength(2);
  });
});

async function start(options: Partial<ServiceOptions> = {}): Promise<RunningService> {
  const stream = { write: (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  const service = await startService({
    service: 'example',
    module: ExampleModule,
    port: 0,
    portVariable: 'PORT',
    logger: createLogger({ service: 'example', level: 'info', stream }),
    ...options,
  });
  services.push(service);
  return service;
}

function urlOf({ port }: RunningService, path: string): string {
  return `http://127.0.0.1:${port}${path}`;
}

async function textOf(service: RunningService, path: string): Promise<string> {
  return (await fetch(urlOf(service, path))).text();
}

/** Waits until the port takes no more connections. */
async function refusesConnections(port: number): Promise<boolean> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (!isOpen) {
      return true;
    }
  }
}

async function keepAliveRequest(port: number): Promise<void> {
  const outgoing = request({ port, path: '/things/a', agent: new Agent({ keepAlive: true }) }).end();
  const [response] = (await once(outgoing, 'response')) as [NodeJS.ReadableStream];
  response.resume();
  await once(response, 'end');
}
