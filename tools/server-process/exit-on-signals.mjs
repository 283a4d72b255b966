/** Makes the usual signals end this process through its `exit` handlers, which end the servers it started. */
export function exitOnSignals() {
  process.setMaxListeners(0);
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}
