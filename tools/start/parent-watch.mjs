const MILLISECONDS_BETWEEN_LOOKS = 500;

/**
 * Calls back when npm, which started this process, is gone without having passed a signal on.
 *
 * @param {() => void} onGone
 */
export function watchParent(onGone) {
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] === undefined) {
    return; // started from a shell, which may leave it running
  }
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      onGone();
    }
  }, MILLISECONDS_BETWEEN_LOOKS);
  timer.unref();
}
