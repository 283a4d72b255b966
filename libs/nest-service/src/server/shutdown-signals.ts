import process from 'node:process';

const shutdownSignals = ['SIGTERM', 'SIGINT'] as const;

/** Calls back at the first SIGTERM or SIGINT; a second one ends the process at once. Returns how to stop listening. */
export function onShutdownSignal(stop: (signal: NodeJS.Signals) => void): () => void {
  let isStopping = false;
  const listener = (signal: NodeJS.Signals): void => {
    if (isStopping) {
      process.exit(1);
    }
    isStopping = true;
    stop(signal);
  };
  for (const signal of shutdownSignals) {
    process.on(signal, listener);
  }
  return () => {
    for (const signal of shutdownSignals) {
      process.off(signal, listener);
    }
  };
}
