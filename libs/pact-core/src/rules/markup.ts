const XML = /^\s*<\?xml/;
const HTML = /^\s*<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--)[\s>]/i;

/** The media type of a text that begins as a document of HTML or XML does; nothing when it does not. */
export function mediaTypeOfMarkup(text: string): string | undefined {
  if (XML.test(text)) {
    return 'text/xml';
  }
  return HTML.test(text) ? 'text/html' : undefined;
}
