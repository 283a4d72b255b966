import { median, spread } from '../measure/statistics.mjs';
import { formatNumber, formatTable } from './table.mjs';

/**
 * The whole report as text: tables of what was measured, then the targets.
 *
 * @param {import('./results.mjs').Results} results
 * @param {readonly import('./verdict.mjs').Verdict[]} verdicts
 * @returns {string}
 */
export function reportText(results, verdicts) {
  const { machine, cells, starts, pipelineStarts, misses, reloads, library, skipped, problems } = results;
  return [
    `${machine.date}, Node ${machine.node}, ${machine.cores} × ${machine.processor}, ${machine.pinned ? 'server and load pinned to a core each' : 'not pinned'}`,
    ...skipped,
    ...section('Under load (CPU of the server for each request)', cells, cellTable),
    ...cells.flatMap(({ disqualified, ...cell }) =>
      disqualified === undefined ? [] : [`${cell.subject}, ${cell.caseName}, N=${cell.count}: ${disqualified}`],
    ),
    ...section('Start to first answer', [...starts, ...pipelineStarts.map(({ start }) => start)], startTable),
    ...section('No matching interaction', misses, missTable),
    ...section('Contract exchanged under load', reloads, reloadTable),
    ...section('Library (CPU µs for each call, median)', library, libraryTable),
    ...section('Targets', verdicts, targetTable),
    ...section('Failed', problems, (lines) => lines.join('\n')),
  ].join('\n');
}

/**
 * @template Item
 * @param {string} title
 * @param {readonly Item[]} items
 * @param {(items: readonly Item[]) => string} table
 * @returns {string[]}
 */
function section(title, items, table) {
  return items.length === 0 ? [] : ['', `== ${title}`, table(items)];
}

/** @param {readonly import('../sections/throughput.mjs').Cell[]} cells */
function cellTable(cells) {
  const header = [
    'case',
    'subject',
    'N',
    'CPU µs min',
    'median',
    'req/s',
    'p50 ms',
    'p99 ms',
    'idle MiB',
    'loaded MiB',
  ];
  const rows = cells.map(({ caseName, subject, count, rounds, idleMebibytes, loadedMebibytes }) => {
    const cpu = spread(rounds.map(({ cpuMicros }) => cpuMicros));
    const middle = [
      median(rounds.map(({ throughput }) => throughput)),
      median(rounds.map(({ p50 }) => p50)),
      median(rounds.map(({ p99 }) => p99)),
    ];
    return row([caseName, subject], count, [cpu.min, cpu.median, ...middle, idleMebibytes, loadedMebibytes]);
  });
  return formatTable(header, rows);
}

/** @param {readonly import('../sections/start.mjs').Start[]} starts */
function startTable(starts) {
  const header = ['case', 'subject', 'N', 'CPU-s min', 'median', 's median', 'idle MiB'];
  const rows = starts.map(({ caseName, subject, count, rounds, idleMebibytes }) => {
    const cpu = spread(rounds.map(({ cpuSeconds }) => cpuSeconds));
    const elapsed = median(rounds.map(({ seconds }) => seconds));
    return row([caseName, subject], count, [cpu.min, cpu.median, elapsed, median(idleMebibytes)]);
  });
  return formatTable(header, rows);
}

/** @param {readonly import('../sections/miss.mjs').Miss[]} misses */
function missTable(misses) {
  const header = ['case', 'subject', 'N', 'CPU ms min', 'median', 'p50 ms', 'p99 ms', 'wrong'];
  const rows = misses.map(({ caseName, subject, count, rounds }) => {
    const cpu = spread(rounds.map(({ cpuMicros }) => cpuMicros / 1000));
    const middle = [median(rounds.map(({ p50 }) => p50)), median(rounds.map(({ p99 }) => p99))];
    const wrong = rounds.reduce((sum, round) => sum + round.wrong, 0);
    return [...row([caseName, subject], count, [cpu.min, cpu.median, ...middle]), String(wrong)];
  });
  return formatTable(header, rows);
}

/** @param {readonly import('../sections/reload.mjs').Reload[]} reloads */
function reloadTable(reloads) {
  const header = ['case', 'subject', 'N', 'reload ms', 'slowest ms', 'no answer ms', 'failed'];
  const rows = reloads.map(({ caseName, subject, count, reloadMs, load }) => [
    ...row([caseName, subject], count, [reloadMs, load.slowest, load.longestPause]),
    String(load.wrong),
  ]);
  return formatTable(header, rows);
}

/** @param {readonly import('../library/measure-library.mjs').LibraryCost[]} library */
function libraryTable(library) {
  const header = ['case', 'N', 'parse', 'compile', 'match hit', 'match miss, explained'];
  const rows = library.map(({ caseName, count, parse, compile, matchHit, explainMiss }) =>
    row([caseName], count, [parse.median, compile.median, matchHit.median, explainMiss.median]),
  );
  return formatTable(header, rows);
}

/** @param {readonly import('./verdict.mjs').Verdict[]} verdicts */
function targetTable(verdicts) {
  const header = ['target', 'limit', 'by min', 'by median', '', 'met'];
  const rows = verdicts.map(({ target, limit, unit, value, met }) => [
    target,
    formatNumber(limit),
    formatNumber(value.min),
    formatNumber(value.median),
    unit,
    met ? 'yes' : 'NO',
  ]);
  return formatTable(header, rows);
}

/**
 * @param {readonly string[]} labels
 * @param {number} count
 * @param {readonly number[]} numbers
 */
function row(labels, count, numbers) {
  return [...labels, String(count), ...numbers.map(formatNumber)];
}
