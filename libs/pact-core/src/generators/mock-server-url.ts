import { findFirst } from '../regex/find-first.js';
import { requiredText } from '../rules/definition.js';
import type { Generator } from './generator.js';

/**
 * `MockServerURL`: the example URL with this server's address in it. What `regex` finds in `example` is replaced by the
 * address and the pattern's first group.
 */
export const mockServerUrlGenerator: Generator = {
  type: 'MockServerURL',
  compile: (definition, source) => {
    const example = requiredText(definition, 'example', source);
    const found = findFirst(requiredText(definition, 'regex', source), example, source);
    return {
      generate: ({ mockServerUrl }) =>
        mockServerUrl === undefined || found === undefined
          ? undefined
          : example.slice(0, found.start) + mockServerUrl + (found.group ?? '') + example.slice(found.end),
    };
  },
};
