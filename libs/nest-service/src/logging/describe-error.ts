/** What a log line says about an error. */
export interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/**
 * What an error says about itself. Its other members stay out: HTTP clients leave whole requests in them, with passwords
 * and tokens.
 */
export function describeError(error: Error): ErrorDescription {
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message,
    stack,
    ...('code' in error && { code: error.code }),
    ...(cause !== undefined && { cause }),
    ...('errors' in error && { errors: error.errors }),
  };
}

/** Also of errors from another realm, such as a test's. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}
