/** A request target, split where the query begins. */
export interface RequestTarget {
  /** Raw, undecoded. */
  readonly path: string;
  /** The raw text behind `?`. */
  readonly query: string;
}

/** Splits the target of a request line; the absolute form that proxies send (`http://host/path`) counts as its path. */
export function splitRequestTarget(target: string): RequestTarget {
  const local = localTarget(target);
  const mark = local.indexOf('?');
  return mark === -1 ? { path: local, query: '' } : { path: local.slice(0, mark), query: local.slice(mark + 1) };
}

/** The target from its path on, without the origin of the absolute form. */
export function localTarget(target: string): string {
  return target.startsWith('/') ? target : withoutOrigin(target);
}

function withoutOrigin(target: string): string {
  const origin = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(target);
  if (origin === null) {
    return target; // such as the `*` of OPTIONS
  }
  const rest = target.slice(origin[0].length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
