import { describe, expect, it } from '@jest/globals';
import { encodeUtf8 } from '../text/utf8.js';
import { isContentOfType } from './content-type.js';

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

describe('isContentOfType', () => {
  it.each([
    ['image/png', latin1('\x89PNG\r\n\x1a\n')],
    ['image/jpeg', latin1('\xff\xd8\xff\xe0')],
    ['image/gif', latin1('GIF89a')],
    ['image/webp', latin1('RIFF\x01\x02\x03\x04WEBP')],
    ['video/mp4', latin1('\0\0\0\x18ftypisom')],
    ['application/pdf', latin1('%PDF-1.7')],
    ['application/zip', latin1('PK\x03\x04')],
    ['application/gzip', latin1('\x1f\x8b\x08')],
    ['application/x-tar', latin1(`${'\0'.repeat(257)}ustar`)],
    ['application/octet-stream', latin1('a\0b')],
    ['application/json', encodeUtf8('{"a": 1}')],
    ['application/xml', encodeUtf8('<svg/>')],
    ['text/xml', encodeUtf8('<?xml version="1.0"?><a/>')],
    ['text/html', encodeUtf8('<!DOCTYPE html><html></html>')],
    ['text/html', encodeUtf8('\n<p>hello')],
    ['text/plain', encodeUtf8('hello')],
    ['text/plain', encodeUtf8('{"a": 1}')],
    ['text/plain', latin1('h\xe4llo')],
    ['text/plain', new Uint8Array()],
  ])('knows %s by its first bytes', (mediaType, bytes) => {
    expect(isContentOfType(bytes, mediaType)).toBe(true);
  });

  it.each([
    ['text/plain', latin1('\x89PNG\r\n\x1a\n')],
    ['text/plain', encodeUtf8('<!DOCTYPE html><html></html>')],
    ['application/xml', encodeUtf8('<?xml version="1.0"?><a/>')],
    ['application/json', encodeUtf8('hello')],
    ['application/octet-stream', encodeUtf8('hello')],
  ])('does not take for %s what its first bytes tell to be something else', (mediaType, bytes) => {
    expect(isContentOfType(bytes, mediaType)).toBe(false);
  });
});
