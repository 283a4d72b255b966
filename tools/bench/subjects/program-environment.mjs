/**
 * The environment of a program under test: nothing of this one's that changes how Node starts or runs.
 *
 * @param {NodeJS.ProcessEnv} [variables]
 * @returns {NodeJS.ProcessEnv}
 */
export function programEnvironment(variables = {}) {
  const { PATH, HOME, TMPDIR, JAVA_HOME } = process.env;
  return { PATH, HOME, TMPDIR, JAVA_HOME, TZ: 'UTC', ...variables };
}
