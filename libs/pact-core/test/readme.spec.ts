import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { compile, explain, match, parsePact, respond } from '../src/index.js';

const README = new URL('../README.md', import.meta.url);

describe('the example of the README', () => {
  it('is this one', async () => {
    const example = /```ts\n(.*?)```/s.exec(await readFile(README, 'utf8'))?.[1] ?? '';
    const code = await readFile(new URL(import.meta.url), 'utf8');
    const statements = example.split('\n').filter((line) => line !== '' && !line.startsWith('import'));

    expect(statements.length).toBeGreaterThan(8);
    for (const line of statements) {
      expect(code).toContain(line.trim());
    }
  });

  it('answers from the contract', () => {
    const text = `{"consumer":{"name":"web"},"provider":{"name":"vault"},"interactions":[{"description":"read a secret",
  "request":{"method":"GET","path":"/secrets/db"},"response":{"status":200,"body":{"value":"s3cret"}}}]}`;
    const contracts = compile([parsePact(text)]);
    const request = { method: 'GET', path: '/secrets/db', query: '', headers: {}, body: new Uint8Array() };
    const interaction = match(contracts, request);
    const answer =
      interaction === undefined
        ? explain(contracts, request).summary
        : respond(interaction, { now: () => new Date(), random: Math.random });

    expect(answer).toMatchObject({ status: 200, body: new TextEncoder().encode('{"value":"s3cret"}') });
  });
});
