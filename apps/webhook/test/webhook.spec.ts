import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger, type RunningService } from '@pact-infra/nest-service';
import { WebhookConfig } from '../src/config.js';
import { startWebhook } from '../src/start-webhook.js';

const fluxEvent = {
  involvedObject: { kind: 'Kustomization', name: 'apps' },
  severity: 'info',
  message: 'applied',
  reason: 'ReconciliationSucceeded',
};

let service: RunningService;
const lines: Record<string, unknown>[] = [];

beforeEach(async () => {
  await start();
});

afterEach(async () => {
  await service.close();
  lines.length = 0;
});

describe('GET /health', () => {
  it('answers with the text ok', async () => {
    const response = await fetch(urlOf('/health'));

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toBe('ok');
  });
});

describe('GET /metrics', () => {
  it('answers in Prometheus’ text format', async () => {
    expect(await (await fetch(urlOf('/metrics'))).text()).toContain('# TYPE process_cpu_seconds_total counter');
  });
});

describe.each([
  ['flux-notification', 'flux', 'FluxCD notifications cleared'],
  ['argo-notification', 'argo', 'ArgoCD notifications cleared'],
  ['flux', 'flux', 'Notifications cleared for type: flux'],
  ['build%20server', 'build server', 'Notifications cleared for type: build server'],
])('/api/%s', (segment, type, clearedMessage) => {
  it('takes a notification with 200 and no body, and lists it', async () => {
    const received = await post(`/api/${segment}`, fluxEvent);
    expect([received.status, await received.text()]).toEqual([200, '']);

    const { status, body } = await get(`/api/${segment}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      notifications: [{ timestamp: expect.any(String), event_type: 'ReconciliationSucceeded', payload: fluxEvent }],
      count: 1,
      type,
    });
  });

  it('lists nothing before the first notification', async () => {
    expect(await get(`/api/${segment}`)).toEqual({ status: 200, body: { notifications: [], count: 0, type } });
  });

  it('forgets them when told to, and says how many', async () => {
    await post(`/api/${segment}`, fluxEvent);
    await post(`/api/${segment}`, fluxEvent);
    const response = await fetch(urlOf(`/api/${segment}/clear`), { method: 'POST' });

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ cleared: 2, message: clearedMessage, type });
    expect((await get(`/api/${segment}`)).body).toMatchObject({ count: 0 });
  });
});

describe('the stores', () => {
  it('are separate for each path', async () => {
    await post('/api/flux-notification', fluxEvent);
    await post('/api/flux', { reason: 'other' });

    expect((await get('/api/flux-notification')).body).toMatchObject({ count: 1 });
    expect((await get('/api/flux')).body).toMatchObject({ count: 1, notifications: [{ event_type: 'other' }] });
    expect((await get('/api/argo-notification')).body).toMatchObject({ count: 0 });
  });

  it('keep as many notifications as WEBHOOK_HISTORY_LIMIT says, the newest', async () => {
    await service.close();
    await start({ WEBHOOK_HISTORY_LIMIT: 2 });
    for (const reason of ['first', 'second', 'third']) {
      await post('/api/argo-notification', { reason });
    }

    expect((await get('/api/argo-notification')).body).toMatchObject({
      count: 2,
      notifications: [{ event_type: 'second' }, { event_type: 'third' }],
    });
  });

  it('give the time of receipt in RFC 3339', async () => {
    const before = Date.now();
    await post('/api/x', {});
    const { body } = await get('/api/x');

    const { notifications } = body as { notifications: [{ timestamp: string }] };
    expect(notifications[0].timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    expect(Date.parse(notifications[0].timestamp)).toBeGreaterThanOrEqual(before);
  });
});

describe('the event type', () => {
  it.each([
    [{ reason: 'R', eventType: 'E', event_type: 'e' }, 'R'],
    [{ eventType: 'E', event_type: 'e' }, 'E'],
    [{ event_type: 'e' }, 'e'],
    [{ reason: 7, eventType: 'E' }, 'unknown'],
    [{ reason: null, eventType: 'E' }, 'unknown'],
    [{}, 'unknown'],
    [['reason'], 'unknown'],
    ['reason', 'unknown'],
    [null, 'unknown'],
  ])('of %j is %s', async (payload, eventType) => {
    await post('/api/x', payload);

    expect((await get('/api/x')).body).toMatchObject({ notifications: [{ event_type: eventType, payload }] });
  });
});

describe('POST /api/flux-notification', () => {
  it.each([
    ['{}', 'Missing required field: involvedObject'],
    ['[]', 'Missing required field: involvedObject'],
    ['null', 'Missing required field: involvedObject'],
    ['{"involvedObject":{}}', 'Missing required field: severity'],
    ['{"involvedObject":{},"severity":"loud"}', 'Missing required field: message'],
    ['{"involvedObject":{},"severity":"loud","message":""}', 'Missing required field: reason'],
    [
      '{"involvedObject":{},"severity":"loud","message":"","reason":""}',
      'Invalid severity value: loud. Must be one of: info, warning, error',
    ],
  ])('refuses %s: %s', async (text, details) => {
    const response = await postText('/api/flux-notification', text);

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'Invalid FluxCD payload format', details });
    expect((await get('/api/flux-notification')).body).toMatchObject({ count: 0 });
  });

  it.each([
    ['a severity in any case', { ...fluxEvent, severity: 'WaRNing' }],
    ['a severity that is no text', { ...fluxEvent, severity: 3 }],
    ['members that are null', { involvedObject: null, severity: null, message: null, reason: null }],
    ['involved_object for involvedObject', { ...fluxEvent, involvedObject: undefined, involved_object: {} }],
  ])('takes %s', async (_what, payload) => {
    expect((await post('/api/flux-notification', payload)).status).toBe(200);
  });

  it('takes what is no FluxCD event on the other paths', async () => {
    expect((await post('/api/argo-notification', {})).status).toBe(200);
  });
});

describe('a request that is not understood', () => {
  it.each([
    ['no content type', {}, '{}', 415],
    ['no content type and no body', {}, undefined, 415],
    ['another content type', { 'content-type': 'text/plain' }, '{}', 415],
    ['broken JSON', { 'content-type': 'application/json' }, '{"a"', 400],
    ['an empty body', { 'content-type': 'application/json' }, undefined, 400],
    ['JSON nested 10,000 levels deep', { 'content-type': 'application/json' }, '['.repeat(10_000), 400],
    ['a body over 1 MiB', { 'content-type': 'application/json', 'content-length': '1048577' }, undefined, 413],
  ])('with %s gets a clear status', async (_what, headers, body, status) => {
    expect(await send('POST', '/api/argo-notification', { headers, ...(body === undefined ? {} : { body }) })).toBe(
      status,
    );
    expect((await get('/api/argo-notification')).body).toMatchObject({ count: 0 });
  });

  it.each([
    ['PUT', '/api/flux-notification'],
    ['DELETE', '/api/anything'],
    ['PATCH', '/api/anything'],
    ['OPTIONS', '/api/anything'],
    ['PROPFIND', '/api/anything'],
    ['GET', '/api/anything/clear'],
    ['POST', '/health'],
  ])('gets 405 for %s %s', async (method, path) => {
    expect(await send(method, path)).toBe(405);
  });

  it.each(['/', '/api', '/api/a/b', '/api/a/clear/b'])('gets 404 for %s', async (path) => {
    expect(await send('GET', path)).toBe(404);
  });
});

describe('POST /api/{type}/clear', () => {
  it.each(['application/x-www-form-urlencoded', 'text/plain'])('does not look at a body of %s', async (type) => {
    expect(await send('POST', '/api/x/clear', { headers: { 'content-type': type }, body: 'anything' })).toBe(200);
  });
});

describe('the log', () => {
  it('shows the payload without its secrets', async () => {
    await post('/api/x', { reason: 'Rotated', data: { password: 'hunter2', user: 'pact' } });

    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: 'notification received',
        type: 'x',
        eventType: 'Rotated',
        payload: { reason: 'Rotated', data: { password: '[redacted]', user: 'pact' } },
      }),
    );
    expect(JSON.stringify(lines)).not.toContain('hunter2');
  });

  it('only measures a large payload', async () => {
    await post('/api/x', { reason: 'Large', text: 'x'.repeat(10_000) });

    expect(lines).toContainEqual(expect.objectContaining({ payload: '10028 characters of JSON' }));
  });
});

async function start(limits: Partial<WebhookConfig> = {}): Promise<void> {
  const stream = { write: (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  const config = Object.assign(new WebhookConfig(), { PORT: 0 }, limits);
  service = await startWebhook(config, createLogger({ service: 'webhook', level: 'info', stream }));
}

function urlOf(path: string): string {
  return `http://127.0.0.1:${service.port}${path}`;
}

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(urlOf(path));
  return { status: response.status, body: await response.json() };
}

function post(path: string, payload: unknown): Promise<Response> {
  return postText(path, JSON.stringify(payload));
}

function postText(path: string, body: string): Promise<Response> {
  return fetch(urlOf(path), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

/** The status of a request with exactly these headers; `fetch` would add a content type of its own. */
function send(
  method: string,
  path: string,
  { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string } = {},
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(urlOf(path), { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end(body);
  });
}
