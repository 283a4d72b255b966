import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What every vault answers to a request without a token, before it looks at anything else. */
const CHALLENGE = 'Bearer authorization="https://login.microsoftonline.com/tenant", resource="https://vault.azure.net"';

/**
 * Runs a task against a vault that challenges like Azure's and hands authorized requests on to a Pact mock server.
 *
 * The SDK sends its first request without token and body, to be challenged. A Pact mock server knows no challenge and
 * would count that request as a mismatch.
 */
export async function withChallengingVault(
  mockServerUrl: string,
  task: (vaultUrl: string) => Promise<void>,
): Promise<void> {
  const vault = createServer((incoming, outgoing) => {
    if (incoming.headers.authorization === undefined) {
      outgoing.writeHead(401, { 'www-authenticate': CHALLENGE }).end();
    } else {
      forward(mockServerUrl, incoming, outgoing);
    }
  });
  await new Promise<void>((resolve) => vault.listen(0, '127.0.0.1', resolve));
  try {
    // An address, not a pipe name: the server listens on a port.
    await task(`http://127.0.0.1:${(vault.address() as AddressInfo).port}`);
  } finally {
    vault.closeAllConnections();
    await new Promise((resolve) => vault.close(resolve));
  }
}

function forward(mockServerUrl: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers, url = '/' } = incoming;
  const forwarded = request(mockServerUrl + url, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  forwarded.on('error', (error) => outgoing.destroy(error));
  incoming.pipe(forwarded);
}
