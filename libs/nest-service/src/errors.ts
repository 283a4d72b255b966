/** The service cannot start, and whoever started it can mend that: the message says how, a stack would not help. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}

/** The environment does not make a valid configuration; the message lists every problem. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(`Bad configuration: ${problems.join('; ')}`);
  }
}
