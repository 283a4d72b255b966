import { ApiError } from './api-error.js';
import type { ConfigMapSelection } from './config-map-selection.js';
import { memberOf } from './json-member.js';

/** Says what keeps the watch from its ConfigMaps, and what would help. */
export function failureMessage(error: unknown, selection: ConfigMapSelection): string {
  const { source: target, namespace, rights } = selection;
  if (!(error instanceof ApiError)) {
    return `Cannot watch ${target}: ${messageOf(error)}`;
  }
  switch (error.status) {
    case 401:
      return `Cannot watch ${target}: the credentials are refused (401: ${error.reason}); they are read anew for each try`;
    case 403:
      return (
        `Cannot watch ${target}: a permission is missing. Grant ${rights} ` +
        `by a Role in namespace ${namespace}. (403: ${error.reason})`
      );
    default:
      return `Cannot watch ${target}: ${error.message}`;
  }
}

/** An error about several addresses of one host has no message of its own, only a code. */
function messageOf(error: unknown): string {
  const message = memberOf(error, 'message');
  const code = memberOf(error, 'code');
  return [message, code].find((text) => typeof text === 'string' && text !== '')?.toString() ?? String(error);
}
