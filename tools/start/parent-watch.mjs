import { readFileSync } from 'node:fs';

const MILLISECONDS_BETWEEN_LOOKS = 500;

/**
 * Calls back when npm, which started this process, is gone without having passed a signal on.
 *
 * @param {() => void} onGone
 */
export function watchParent(onGone) {
  if (process.env['npm_lifecycle_event'] === undefined) {
    return; // started from a shell, which may leave it running
  }
  const startedBy = ancestors();
  const timer = setInterval(() => {
    if (ancestors() !== startedBy) {
      clearInterval(timer);
      onGone();
    }
  }, MILLISECONDS_BETWEEN_LOOKS);
  timer.unref();
}

/** The processes that started this one: the parent and, because npm puts a shell between, the parent's parent. */
function ancestors() {
  const parent = process.ppid;
  return `${parent} ${parentOf(parent)}`;
}

/**
 * @param {number} pid
 * @returns {string}
 */
function parentOf(pid) {
  try {
    // Behind the program's name, which stands in parentheses: state, parent, …
    const [, parent = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return parent;
  } catch {
    return 'unknown'; // no /proc on this system, or no such process any more
  }
}
