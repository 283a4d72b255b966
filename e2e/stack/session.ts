import type { App } from './app.js';

/** Opens a session of a mock in a provider state; answers the URL of the mock in that session. */
export async function openSession(mock: App, id: string, state: string): Promise<string> {
  const response = await mock.fetch(`/_pact/sessions/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ states: [state] }),
  });
  return ((await response.json()) as { readonly url: string }).url;
}
