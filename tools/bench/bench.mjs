/** Measures our mock servers against bare Node and their peers in one run: `npm run bench` (`--help` for more). */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { exitOnSignals } from '../server-process/exit-on-signals.mjs';
import { UsageError } from '../start/usage-error.mjs';
import { CASES } from './cases/index.mjs';
import { LoadGenerator } from './load/load-generator.mjs';
import { canPin, moveToLoadCore } from './measure/cores.mjs';
import { USAGE, parseBenchOptions } from './options.mjs';
import { loadVerdicts } from './report/load-targets.mjs';
import { otherVerdicts } from './report/other-targets.mjs';
import { reportText } from './report/print-report.mjs';
import { SECTIONS, runSections } from './sections/run-sections.mjs';
import { selection } from './selection.mjs';
import { loadSubjects, startSubjects } from './subjects/index.mjs';

/** @param {import('./options.mjs').BenchOptions} options */
async function main(options) {
  exitOnSignals();
  moveToLoadCore();
  const wanted = selection(options.only, {
    sections: SECTIONS,
    cases: CASES.map(({ name }) => name),
    subjects: [...new Set([...loadSubjects(options), ...startSubjects(options)].map(({ name }) => name))],
  });
  const skipped = new Set();
  /** @param {import('./subjects/subject.mjs').Subject} subject */
  const canRun = (subject) => {
    const obstacle = wanted.subject(subject.name) ? subject.obstacle() : undefined;
    if (obstacle !== undefined) {
      skipped.add(`${subject.name} is left out: ${obstacle}`);
    }
    return wanted.subject(subject.name) && obstacle === undefined;
  };
  const generator = new LoadGenerator();
  try {
    const bench = {
      settings: options.settings,
      subjects: loadSubjects(options).filter(canRun),
      cases: CASES.filter(({ name }) => wanted.case(name)),
      generator,
      say: console.error,
    };
    const starting = startSubjects(options).filter(canRun);
    const measured = await runSections({ bench, startSubjects: starting, wants: wanted.section });
    const results = { machine: machine(), settings: options.settings, skipped: [...skipped], ...measured };
    const verdicts = [...loadVerdicts(results), ...otherVerdicts(results)];
    console.log(reportText(results, verdicts));
    process.exitCode = results.problems.length === 0 ? 0 : 1;
    if (options.jsonFile !== undefined) {
      writeFileSync(options.jsonFile, `${JSON.stringify({ ...results, verdicts }, null, 2)}\n`);
    }
  } finally {
    generator.stop();
  }
}

function machine() {
  return {
    date: new Date().toISOString(),
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    pinned: canPin,
  };
}

try {
  const options = parseBenchOptions(process.argv.slice(2), process.env);
  if (options.help) {
    console.log(USAGE);
  } else {
    await main(options);
  }
} catch (error) {
  if (!(error instanceof UsageError)) {
    throw error;
  }
  console.error(`${error.message}\nTry: npm run bench -- --help`);
  process.exitCode = 2;
}
