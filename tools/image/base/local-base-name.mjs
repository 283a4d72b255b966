/** Images of this machine are never pulled: that is what `localhost/` says. */
export const LOCAL_BASE = 'localhost/pact-infrastructure/node:24';
