import { parseContentType, type ContentType } from './content-type.js';

const HEAD_LENGTH = 256;

const XML_DECLARATION = /^\s*<\?xml\s*version/;
const HTML = /^\s*(?:<!doctype|<html>)/i;
const XML_ELEMENT = /^\s*<\w+\s*(?::\w+=["\u201d][^"\u201d]+["\u201d])?/;
const JSON_TEXT = /^\s*(?:true|false|null|[0-9]+|"\w*|\{\s*(?:\}|"\w+)|\[\s*)/;

/** Names the content type of a text without one by its first characters. */
export function detectContentType(text: string): ContentType {
  return known(detectMediaType(text.slice(0, HEAD_LENGTH)));
}

function detectMediaType(head: string): string {
  if (XML_DECLARATION.test(head)) {
    return 'application/xml';
  }
  if (HTML.test(head)) {
    return 'text/html';
  }
  if (XML_ELEMENT.test(head)) {
    return 'application/xml';
  }
  return JSON_TEXT.test(head) ? 'application/json' : 'text/plain';
}

function known(mediaType: string): ContentType {
  const contentType = parseContentType(mediaType);
  if (contentType === undefined) {
    throw new TypeError(`Not a media type: ${mediaType}`);
  }
  return contentType;
}
