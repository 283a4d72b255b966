import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { bufferedOutput } from './buffered-output.js';
import { isoTime } from './iso-time.js';
import { redactSecrets, redactText } from './redact-secrets.js';

export type { Logger } from 'pino';

export interface LoggerOptions {
  /** Stands in every line. */
  readonly service: string;
  /** `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`. */
  readonly level: string;
  /** Standard output unless given. */
  readonly stream?: DestinationStream;
}

/** A logger that writes one JSON object a line, without the values of secrets (see {@link redactSecrets}). */
export function createLogger({ service, level, stream }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactSecrets(fields) as Record<string, unknown>, // an object stays an object
      },
      // Also for child loggers with formatters of their own. Pino's serializer would copy every member of an error.
      serializers: { err: redactSecrets },
      // The message, which no formatter sees.
      hooks: { streamWrite: redactText },
    },
    stream ?? bufferedOutput(),
  );
}
