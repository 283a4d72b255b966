import type { Rule } from './rule.js';

const NUMBER = '(?:0|[1-9]\\d*)';
const PRE_RELEASE_PART = `(?:${NUMBER}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;
const BUILD_PART = '[0-9A-Za-z-]+';
const SEMANTIC_VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}` +
    `(?:-${PRE_RELEASE_PART}(?:\\.${PRE_RELEASE_PART})*)?` +
    `(?:\\+${BUILD_PART}(?:\\.${BUILD_PART})*)?$`,
);

/** Matching rule `semver`: a text that is a version by Semantic Versioning 2.0.0. */
export const semverRule: Rule = {
  match: 'semver',
  compile: () => ({
    match: 'semver',
    check: (actual) => typeof actual === 'string' && actual.length <= 256 && SEMANTIC_VERSION.test(actual),
    describe: () => 'to be a semantic version',
  }),
};
