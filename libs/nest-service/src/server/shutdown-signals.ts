import process from 'node:process';

const shutdownSignals = ['SIGTERM', 'SIGINT'] as const;

/**
 * Calls back at the first SIGTERM or SIGINT, and listens no longer: a second signal ends the process at once, as Node does
 * by itself. Returns how to stop listening before.
 */
export function onceShutdownSignal(stop: (signal: NodeJS.Signals) => void): () => void {
  const stopListening = (): void => {
    for (const signal of shutdownSignals) {
      process.off(signal, listener);
    }
  };
  const listener = (signal: NodeJS.Signals): void => {
    stopListening();
    stop(signal);
  };
  for (const signal of shutdownSignals) {
    process.on(signal, listener);
  }
  return stopListening;
}
