import type { FastifyInstance } from 'fastify';

/** Knows which methods the path of a request has, so that a wrong method is told from a wrong path. */
export class AllowedMethods {
  readonly #methods = new Map<string, Set<string>>();

  /** Watches the routes that are registered from now on. */
  constructor(instance: FastifyInstance) {
    instance.addHook('onRoute', ({ url, method }) => {
      const methods = this.#methods.get(url) ?? new Set();
      for (const name of [method].flat()) {
        methods.add(name);
      }
      this.#methods.set(url, methods);
    });
  }

  /** The methods of a path as it came, percent-encoded; none for a path that does not exist. */
  of(path: string): readonly string[] {
    const segments = path.split('/');
    const matching = [...this.#methods].filter(([pattern]) => matches(pattern.split('/'), segments));
    return [...new Set(matching.flatMap(([, methods]) => [...methods]))];
  }
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]))
  );
}
