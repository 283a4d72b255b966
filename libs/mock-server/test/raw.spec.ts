import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, servePacts } from '../src/testing/index.js';
import type { InteractionText, TestMock } from '../src/testing/index.js';

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

function encoded(coding: string, body: string | Buffer): InteractionText {
  return {
    description: coding,
    request: {
      method: 'POST',
      path: '/',
      headers: { 'Content-Type': 'application/octet-stream', 'Content-Encoding': coding },
      body: body.toString('base64'),
    },
    response: { status: 204 },
  };
}

describe('the raw profile', () => {
  it.each(['gzip', 'zstd'])('matches a body as it came, in Content-Encoding %s', async (coding) => {
    const body = gzipSync('a');
    mock = await servePacts([pactText([encoded(coding, body)])]);
    const headers = { 'content-type': 'application/octet-stream', 'content-encoding': coding };
    const post = (bytes: Buffer): Promise<Response> => fetch(mock?.url ?? '', { method: 'POST', headers, body: bytes });
    expect((await post(body)).status).toBe(204);
    expect((await post(gzipSync('b'))).status).toBe(500);
  });
});
