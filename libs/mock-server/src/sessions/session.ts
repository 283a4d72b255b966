/** What one test has of a mock server to itself. */
export class Session {
  readonly createdAt = new Date();

  constructor(readonly id: string) {}
}
