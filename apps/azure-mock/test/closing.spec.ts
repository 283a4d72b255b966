import { once } from 'node:events';
import { Agent, get } from 'node:https';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pactText, reading, servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { azureProfile } from '../src/azure-profile.js';
import { AzureMockConfig } from '../src/config.js';
import { serverCertificate } from '../src/tls/certificate.js';
import { tlsDoor } from '../src/tls/tls-door.js';
import { tokenDoor } from '../src/tokens/token-door.js';

let mock: TestMock;

beforeEach(async () => {
  const certificate = await serverCertificate({
    certificateFile: '',
    keyFile: '',
    directory: '',
    hosts: ['localhost'],
  });
  mock = await servePacts([pactText([reading('/a', {})])], {
    profile: azureProfile(new AzureMockConfig()),
    doors: [
      tlsDoor({ port: 0, portVariable: 'TLS_PORT', certificate }),
      tokenDoor({ port: 0, portVariable: 'TOKEN_PORT', certificate }),
    ],
  });
});

afterEach(() => mock.close());

/** Ways to leave a connection open. */
const ways: Readonly<Record<string, (port: number) => Promise<unknown>>> = {
  'says nothing': async (port) => {
    await once(connect(port, '127.0.0.1').on('error', ignore), 'connect');
  },
  'says nothing after the handshake': async (port) => {
    await once(connectTls({ port, rejectUnauthorized: false }).on('error', ignore), 'secureConnect');
  },
  'is kept for another request': async (port) => {
    const agent = new Agent({ keepAlive: true });
    const request = get({ port, path: '/msi/token?resource=x', rejectUnauthorized: false, agent });
    const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
    response.resume();
    await once(response, 'end');
  },
};

function ignore(): void {
  // The server ends the connection; that is what it is about.
}

describe.each(['TLS', 'token endpoint'])('the port of %s', (door) => {
  it.each(Object.keys(ways))('closes although a connection %s', async (way) => {
    await ways[way]?.(mock.running.doorPorts.get(door) ?? 0);
    await expect(mock.running.close()).resolves.toBeUndefined();
  });
});
