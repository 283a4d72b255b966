/** The broker does not have what a request asks for. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';

  constructor() {
    super('The requested document was not found on this server.');
  }
}

/** A body is not the JSON it should be. */
export class MalformedJsonError extends Error {
  override readonly name = 'MalformedJsonError';
}

/** Problems by the name of the field. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** A body is JSON, but not what the request needs. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';

  constructor(readonly errors: FieldErrors) {
    super(
      Object.entries(errors)
        .flatMap(([field, problems]) => problems.map((problem) => `${field} ${problem}`))
        .join('; '),
    );
  }
}

/** Other content under a consumer version that has a pact already. */
export class ContentConflictError extends Error {
  override readonly name = 'ContentConflictError';

  constructor({ consumer, provider, version }: { consumer: string; provider: string; version: string }) {
    super(
      `Cannot change the content of the pact for ${consumer} version ${version} and provider ${provider}: ` +
        'what was fetched for verification would differ from what is verified. ' +
        'Publish changed content under a consumer version number of its own.',
    );
  }
}
