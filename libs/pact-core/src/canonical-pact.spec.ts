import { describe, expect, it } from '@jest/globals';
import { canonicalPact, readPactInSlices } from './canonical-pact.js';
import { parsePact } from './parse/parse-pact.js';
import { runToEnd } from './slices.js';

const PACT = {
  consumer: { name: 'c' },
  provider: { name: 'p' },
  interactions: [{ description: 'd', request: { method: 'GET', path: '/' }, response: { status: 200 } }],
  metadata: { pactSpecification: { version: '3.0.0' } },
};

describe('canonicalPact', () => {
  it.each([
    ['white space', JSON.stringify(PACT, null, 2)],
    ['the order of members', JSON.stringify(Object.fromEntries(Object.entries(PACT).reverse()))],
    ['what a broker adds', JSON.stringify({ ...PACT, createdAt: 'now', _links: { self: {} } })],
    [
      'the ids that a broker gives interactions',
      JSON.stringify({ ...PACT, interactions: PACT.interactions.map((interaction) => ({ ...interaction, _id: 'x' })) }),
    ],
    [
      'the versions of tools',
      JSON.stringify({ ...PACT, metadata: { ...PACT.metadata, pactRust: { models: '1.2' }, client: 'x' } }),
    ],
  ])('does not count %s', (_what, text) => {
    expect(canonicalPact(text)).toBe(canonicalPact(JSON.stringify(PACT)));
  });

  it.each([
    ['a status', JSON.stringify(PACT).replace('200', '201')],
    ['the form of a number', JSON.stringify(PACT).replace('200', '200.0')],
    ['the order of interactions', JSON.stringify({ ...PACT, interactions: [...PACT.interactions, {}] })],
    ['the specification version', JSON.stringify(PACT).replace('3.0.0', '4.0')],
  ])('counts %s', (_what, text) => {
    expect(canonicalPact(text)).not.toBe(canonicalPact(JSON.stringify(PACT)));
  });

  it('is the same in pieces, beside the pact that was read', () => {
    const text = JSON.stringify({ ...PACT, interactions: Array.from({ length: 1_000 }, () => PACT.interactions[0]) });
    const { pact, canonical } = runToEnd(readPactInSlices(text));
    const pieces = [...canonical];

    expect(pact).toEqual(parsePact(text));
    expect(pieces.join('')).toBe(canonicalPact(text));
    expect(pieces.length).toBeGreaterThan(1);
  });

  it('refuses what is no pact', () => {
    expect(() => canonicalPact('[]')).toThrow(expect.objectContaining({ name: 'ContractError', path: '$' }));
  });
});
