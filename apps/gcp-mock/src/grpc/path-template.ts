const variablePattern = /\{([^{}=]+)(?:=([^{}]+))?\}/g;

/** A URL path with fields of a message in it, as `google.api.http` writes it: `/v1/{name=projects/*}:access`. */
export class PathTemplate {
  /** The fields, by their path in the message's JSON. */
  readonly fields: readonly string[];
  readonly #parts: readonly (string | PathVariable)[];

  constructor(readonly text: string) {
    const parts: (string | PathVariable)[] = [];
    let end = 0;
    for (const match of text.matchAll(variablePattern)) {
      const [whole, field = '', pattern = '*'] = match;
      parts.push(text.slice(end, match.index), new PathVariable(jsonName(field), pattern));
      end = match.index + whole.length;
    }
    this.#parts = [...parts, text.slice(end)];
    this.fields = this.#parts.flatMap((part) => (typeof part === 'string' ? [] : part.field));
  }

  /** The path, percent-encoded; undefined when a field has no value, or one that does not fit its pattern. */
  expand(valueOf: (field: string) => string | undefined): string | undefined {
    let path = '';
    for (const part of this.#parts) {
      const piece = typeof part === 'string' ? part : part.encode(valueOf(part.field));
      if (piece === undefined) {
        return undefined;
      }
      path += piece;
    }
    return path;
  }
}

class PathVariable {
  readonly #pattern: RegExp;
  readonly #isOneSegment: boolean;

  /** @param pattern - segments: literal ones, `*` for any one, `**` for any number */
  constructor(
    readonly field: string,
    pattern: string,
  ) {
    this.#isOneSegment = pattern === '*';
    this.#pattern = new RegExp(
      `^${pattern
        .split(/(\*\*?)/)
        .map(patternSource)
        .join('')}$`,
    );
  }

  encode(value: string | undefined): string | undefined {
    if (value === undefined || !this.#pattern.test(value) || value.split('/').some(isDots)) {
      return undefined;
    }
    return this.#isOneSegment ? encodeSegment(value) : value.split('/').map(encodeSegment).join('/');
  }
}

/** The name that a field, or a path of fields, of a `.proto` file has in JSON. */
export function jsonName(field: string): string {
  return field.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

function patternSource(piece: string): string {
  switch (piece) {
    case '*':
      return '[^/]+';
    case '**':
      return '[^]+';
    default:
      return piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  }
}

/** Clients and proxies would take such a segment for a step in the path. */
function isDots(segment: string): boolean {
  return segment === '.' || segment === '..';
}

function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
