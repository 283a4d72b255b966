const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Where the first response in the bytes ends, or -1 while it has not come completely.
 *
 * Knows what servers under test send: a length, chunks, or a status that has no body.
 *
 * @param {Buffer} bytes
 * @returns {number}
 */
export function responseEnd(bytes) {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd === -1) {
    return -1;
  }
  const bodyStart = headEnd + HEAD_END.length;
  const head = bytes.toString('latin1', 0, headEnd);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const end = bodyStart + Number(length);
    return end <= bytes.length ? end : -1;
  }
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    return chunksEnd(bytes, bodyStart);
  }
  return bodyStart;
}

/**
 * @param {Buffer} bytes
 * @param {number} bodyStart
 */
function chunksEnd(bytes, bodyStart) {
  let position = bodyStart;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', position);
    if (lineEnd === -1) {
      return -1;
    }
    const size = Number.parseInt(bytes.toString('latin1', position, lineEnd), 16);
    position = lineEnd + 2 + size + 2;
    if (position > bytes.length) {
      return -1;
    }
    if (size === 0) {
      return position;
    }
  }
}
