import type { ContractCoverage, Coverage } from './coverage.js';

/** Coverage as a JUnit report: a contract is a suite, an interaction a test that fails when it was never used. */
export function coverageJunit({ contracts, interactions, used }: Coverage): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="contract coverage" tests="${interactions}" failures="${interactions - used}">`,
    ...contracts.flatMap(suite),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite({ provider, consumer, interactions }: ContractCoverage): string[] {
  const name = `${provider} for ${consumer}`;
  const unused = interactions.filter(({ count }) => count === 0).length;
  const cases = interactions.map(({ description, provider_states: states, count }) => {
    const title = [description, ...states].join(' / ');
    const start = `    <testcase classname="${escaped(name)}" name="${escaped(title)}"`;
    return count > 0 ? `${start}/>` : `${start}><failure message="never used"/></testcase>`;
  });
  const head = `  <testsuite name="${escaped(name)}" tests="${interactions.length}" failures="${unused}">`;
  return [head, ...cases, '  </testsuite>'];
}

/** What XML does not allow at all. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function escaped(text: string): string {
  return text
    .replace(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, ' ');
}
