/** What the user asked for cannot be done; the message says why, a stack would not help. */
export class UsageError extends Error {
  /** @override */
  name = 'UsageError';
}
