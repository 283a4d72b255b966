import { memberOf } from './member-of.js';

const severities = ['info', 'warning', 'error'];

/**
 * What a FluxCD event lacks to be one, if anything. Members only have to be present; of the severity, a text has to be a
 * known one in any case.
 */
export function fluxProblem(payload: unknown): string | undefined {
  const hasInvolvedObject = memberOf(payload, 'involvedObject') ?? memberOf(payload, 'involved_object');
  if (hasInvolvedObject === undefined) {
    return missing('involvedObject');
  }
  const severity = memberOf(payload, 'severity');
  if (severity === undefined) {
    return missing('severity');
  }
  for (const name of ['message', 'reason']) {
    if (memberOf(payload, name) === undefined) {
      return missing(name);
    }
  }
  const { value } = severity;
  if (typeof value === 'string' && !severities.includes(value.toLowerCase())) {
    return `Invalid severity value: ${value}. Must be one of: ${severities.join(', ')}`;
  }
  return undefined;
}

function missing(name: string): string {
  return `Missing required field: ${name}`;
}
