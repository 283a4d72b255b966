import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AdminPrefix } from '../control-plane/admin-prefix.js';
import type { ControlPlane, RequestRoad } from './request-road.js';
import { refuseTunnel } from './malformed-request.js';
import { localTarget } from './request-target.js';

/** Longer than the pools of clients keep a connection, so that they never send into one that is just being closed. */
const KEEP_ALIVE_MILLISECONDS = 65_000;
const HEADERS_MILLISECONDS = 30_000;
const REQUEST_MILLISECONDS = 120_000;
const TIMEOUT_CHECK_MILLISECONDS = 5000;
/** Security tokens of clouds travel in headers. */
const MAX_HEADER_BYTES = 64 * 1024;

/** The one server of a mock: what is under the prefix belongs to the control plane, everything else takes the road. */
export function createMockHttpServer(road: RequestRoad, controlPlane: ControlPlane, adminPrefix: AdminPrefix): Server {
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
      headersTimeout: HEADERS_MILLISECONDS,
      requestTimeout: REQUEST_MILLISECONDS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MILLISECONDS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (incoming, outgoing) => {
      route(incoming, outgoing, false);
    },
  );
  const route = (incoming: IncomingMessage, outgoing: ServerResponse, awaitsContinue: boolean): void => {
    const target = localTarget(incoming.url ?? '/');
    if (!adminPrefix.covers(target)) {
      road.handle(incoming, outgoing, controlPlane, { awaitsContinue, isLast: !server.listening });
      return;
    }
    if (awaitsContinue) {
      outgoing.writeContinue();
    }
    incoming.url = adminPrefix.inside(target);
    controlPlane(incoming, outgoing);
  };
  server.on('checkContinue', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    route(incoming, outgoing, true);
  });
  server.on('connect', refuseTunnel);
  return server;
}
