/** The present second as the Pact Broker writes it: `2026-01-31T12:00:00+00:00`. */
export function timestamp(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, '+00:00');
}
