import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packContracts } from './pack-contracts.mjs';

/** @param {Record<string, string>} texts */
function files(texts) {
  return new Map(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)]));
}

/** @param {import('./pack-contracts.mjs').Pack} pack */
function unpack({ data = {}, binaryData = {} }) {
  const texts = Object.entries(binaryData).map(([name, content]) => [
    name.replace(/\.gz$/, ''),
    gunzipSync(Buffer.from(content, 'base64')).toString(),
  ]);
  return { ...data, ...Object.fromEntries(texts) };
}

describe('packContracts', () => {
  it('leaves small contracts as they are, in the order of their names', () => {
    const packs = packContracts(files({ 'b.json': '{"b":1}', 'a.json': '{"a":"ü"}' }));

    expect(JSON.stringify(packs)).toBe(JSON.stringify([{ data: { 'a.json': '{"a":"ü"}', 'b.json': '{"b":1}' } }]));
  });

  it('compresses contracts that would not fit otherwise', () => {
    const text = JSON.stringify('secret '.repeat(1000));
    const [pack, ...others] = packContracts(files({ 'a.json': text }), 1000);

    expect(others).toEqual([]);
    expect(Object.keys(pack?.binaryData ?? {})).toEqual(['a.json.gz']);
    expect(unpack(pack ?? {})).toEqual({ 'a.json': text });
  });

  it('loses nothing, and fills no ConfigMap beyond its capacity', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}\.json$/);
    const text = fc.integer({ min: 0, max: 600 }).map((length) => randomBytes(length).toString('base64url'));

    fc.assert(
      fc.property(fc.dictionary(name, text), fc.integer({ min: 1000, max: 3000 }), (texts, capacity) => {
        const packs = packContracts(files(texts), capacity);
        expect(Object.assign({}, ...packs.map(unpack))).toEqual({ ...texts });
        for (const { data = {}, binaryData = {} } of packs) {
          const plain = Object.entries(data).map(([key, value]) => key.length + Buffer.byteLength(value));
          const compressed = Object.entries(binaryData).map(
            ([key, value]) => key.length + Buffer.from(value, 'base64').length,
          );
          expect([...plain, ...compressed].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(capacity);
        }
      }),
    );
  });

  it('names a contract that fits nowhere', () => {
    expect(() => packContracts(files({ 'big.json': randomBytes(2000).toString('hex') }), 1000)).toThrow(
      /^big\.json\.gz has \d+ bytes: one ConfigMap holds 1000$/,
    );
  });
});
