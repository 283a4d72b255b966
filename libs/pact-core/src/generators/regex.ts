import { generateText } from '../regex/generate-text.js';
import { parsePattern } from '../regex/parse-pattern.js';
import { compilePattern } from '../regex/pattern.js';
import { trimAnchors } from '../regex/trim-anchors.js';
import { requiredText } from '../rules/definition.js';
import { textLike } from './as-example.js';
import type { Generator } from './generator.js';

const MOST_ATTEMPTS = 20;

/** `Regex`: a text that matches `regex`. */
export const regexGenerator: Generator = {
  type: 'Regex',
  compile: (definition, source) => {
    const pattern = compilePattern(requiredText(definition, 'regex', source), source);
    const tree = trimAnchors(parsePattern(pattern.source));
    return {
      generate: ({ random }, example) => {
        // Lookaround and inner anchors are not built in: such texts are made and tried.
        for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
          const text = generateText(tree, random);
          if (text !== undefined && pattern.test(text)) {
            return textLike(example, text);
          }
        }
        return undefined;
      },
    };
  },
};
