import type { ApiServer } from './api-server.js';
import { apiRequest, readText } from './api-request.js';
import type { ConfigMapReference } from './config-map-watch.js';

/** What `kubectl describe configmap` shows below a ConfigMap. */
export interface ConfigMapEvent {
  readonly type: 'Normal' | 'Warning';
  /** One word in CamelCase, for machines. */
  readonly reason: string;
  /** For people; what is beyond 1024 characters is cut off, as the API server would refuse it. */
  readonly message: string;
}

export interface ConfigMapEventsOptions {
  readonly server: ApiServer;
  /** Who reports, as `kubectl describe` shows it. */
  readonly component: string;
  readonly now?: () => Date;
}

const MAX_MESSAGE_CHARACTERS = 1_024;
const TIMEOUT_MS = 10_000;

/** Writes Kubernetes Events on ConfigMaps. Needs a Role with the verb `create` on `events`. */
export class ConfigMapEvents {
  constructor(private readonly options: ConfigMapEventsOptions) {}

  /**
   * Writes one Event, in one attempt.
   *
   * @throws ApiError if the server refuses it, with status 403 when the permission is missing
   */
  async write(configMap: ConfigMapReference, event: ConfigMapEvent, signal: AbortSignal): Promise<void> {
    const { server, component, now = () => new Date() } = this.options;
    const { namespace, name } = configMap;
    const at = now().toISOString();
    const response = await apiRequest(server, {
      method: 'POST',
      path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/events`,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      body: {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { namespace, generateName: `${name}.` },
        involvedObject: { apiVersion: 'v1', kind: 'ConfigMap', ...configMap },
        type: event.type,
        reason: event.reason,
        message: shortened(event.message),
        source: { component },
        firstTimestamp: at,
        lastTimestamp: at,
        count: 1,
      },
    });
    await readText(response); // so that the connection ends in good order
  }
}

function shortened(message: string): string {
  return message.length > MAX_MESSAGE_CHARACTERS ? `${message.slice(0, MAX_MESSAGE_CHARACTERS - 1)}…` : message;
}
