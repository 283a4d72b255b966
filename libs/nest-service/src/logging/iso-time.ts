let lastAt = 0;
let lastMember = '';

/** The time as a member of a log line, as pino's `timestamp` wants it. Written out once for all lines of a millisecond. */
export function isoTime(): string {
  const now = Date.now();
  if (now !== lastAt) {
    lastAt = now;
    lastMember = `,"time":"${new Date(now).toISOString()}"`;
  }
  return lastMember;
}
