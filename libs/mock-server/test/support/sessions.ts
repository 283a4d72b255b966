/** Opens a session and returns the endpoint of its clients. */
export async function openSession(url: string, id: string, body?: object): Promise<string> {
  const response = await sendJson('PUT', `${url}/_pact/sessions/${id}`, body);
  const session = (await response.json()) as { readonly url?: string; readonly error?: string };
  if (session.url === undefined) {
    throw new Error(`Session ${id} was not opened: ${session.error ?? response.status}`);
  }
  return session.url;
}

export function sendJson(method: string, url: string, body?: unknown): Promise<Response> {
  return fetch(url, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
}
