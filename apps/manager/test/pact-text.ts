/** A small valid pact; what varies is the status of its one response. */
export function pactText({ consumer = 'Controller', provider = 'AWS-Secrets-Manager', status = 200 } = {}): string {
  return JSON.stringify({
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: [{ description: 'a call', request: { method: 'GET', path: '/' }, response: { status } }],
    metadata: { pactSpecification: { version: '3.0.0' } },
  });
}
