import type { Coverage, InteractionCoverage } from './coverage.js';

/** Coverage as a table for a terminal: how often each interaction answered. */
export function coverageText({ interactions, used, contracts }: Coverage): string {
  const tables = contracts.map(({ provider, consumer, interactions: rows }) =>
    [`${provider} for ${consumer}`, ...rows.map(row)].join('\n'),
  );
  const percent = interactions === 0 ? 100 : Math.floor((used / interactions) * 100);
  return [...tables, `${used} of ${interactions} interactions used (${percent}%)`, ''].join('\n\n');
}

function row({ description, provider_states: states, count }: InteractionCoverage): string {
  const given = states.length === 0 ? '' : ` (given ${states.join(' and ')})`;
  const times = count === 0 ? 'never' : String(count);
  return `${times.padStart(7)}  ${description}${given}`.replace(/\s*[\r\n]+\s*/g, ' ');
}
