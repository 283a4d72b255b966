import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/**
 * The user and system time a process has used, in seconds.
 *
 * @param {number} pid
 * @returns {number}
 */
export function cpuSeconds(pid) {
  const [userTime, systemTime] = timeFields(pid);
  return (userTime + systemTime) / TICKS_PER_SECOND;
}

/**
 * The user and system time that a process, its children and their children have used, ended ones included.
 *
 * @param {number} pid
 * @returns {number}
 */
export function treeCpuSeconds(pid) {
  const ticks = timeFields(pid).reduce((sum, time) => sum + time, 0);
  return childrenOf(pid).reduce((sum, child) => sum + treeCpuSeconds(child), ticks / TICKS_PER_SECOND);
}

/**
 * Resident memory of a process in MiB.
 *
 * @param {number} pid
 * @returns {number}
 */
export function residentMebibytes(pid) {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) / 1024;
}

/**
 * Resident memory in MiB of the largest among a process, its children and their children: the server itself, where
 * something smaller has started it.
 *
 * @param {number} pid
 * @returns {number}
 */
export function largestResidentMebibytes(pid) {
  return Math.max(residentMebibytes(pid), ...childrenOf(pid).map(largestResidentMebibytes));
}

/**
 * utime, stime, cutime and cstime of `/proc/PID/stat`, in clock ticks.
 *
 * @param {number} pid
 * @returns {[number, number, number, number]}
 */
function timeFields(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [Number(fields[11]), Number(fields[12]), Number(fields[13]), Number(fields[14])];
}

/**
 * @param {number} pid
 * @returns {number[]}
 */
function childrenOf(pid) {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
