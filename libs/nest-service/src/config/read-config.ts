import 'reflect-metadata';
import { getMetadataStorage, validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import { ConfigError } from '../errors.js';
import { convertText } from './convert-text.js';

/**
 * Fills a class-validator class from environment variables. A property is named as its variable (`BROKER_URL`); a field
 * initialiser is the default. The declared type decides the conversion: numbers, booleans, and lists separated by commas.
 *
 * An empty variable counts as unset, except for a text: there it is the value.
 *
 * @throws ConfigError that lists every problem
 * @example
 * class WebhookConfig {
 *   \@IsInt() \@Min(1) \@Max(65_535)
 *   PORT = 1237;
 * }
 * const config = readConfig(WebhookConfig, process.env);
 */
export function readConfig<T extends object>(type: new () => T, env: NodeJS.ProcessEnv): T {
  const config = new type();
  const conversionProblems: string[] = [];
  for (const name of variableNames(type, config)) {
    const text = env[name];
    if (text === undefined) {
      continue;
    }
    const conversion = convertText(text, declaredType(config, name));
    if (conversion.kind === 'value') {
      Reflect.set(config, name, conversion.value);
    } else if (conversion.kind === 'problem') {
      conversionProblems.push(`${name} must be ${conversion.expected}, got ${shown(name, text)}`);
    }
  }
  const problems = [...conversionProblems, ...validateSync(config).flatMap((error) => constraintProblems(error, env))];
  if (problems.length > 0) {
    throw new ConfigError(problems);
  }
  return config;
}

function variableNames(type: new () => object, config: object): Set<string> {
  const validated = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
  return new Set([...Object.keys(config), ...validated.map(({ propertyName }) => propertyName)]);
}

/** The constructor of the property's declared type: metadata first, then the default, else a text. */
function declaredType(config: object, name: string): unknown {
  const declared: unknown = Reflect.getMetadata('design:type', config, name);
  if (declared !== undefined && declared !== Object) {
    return declared;
  }
  const initial: unknown = Reflect.get(config, name);
  return initial === undefined || initial === null ? String : initial.constructor;
}

function constraintProblems(error: ValidationError, env: NodeJS.ProcessEnv): string[] {
  const text = env[error.property];
  const got = text === undefined ? 'it is not set' : `got ${shown(error.property, text)}`;
  return Object.values(error.constraints ?? {}).map((message) =>
    message.startsWith(error.property) ? `${message}, ${got}` : `${error.property}: ${message}, ${got}`,
  );
}

/** A value in an error message; never that of a credential. */
function shown(name: string, text: string): string {
  return /PASSWORD|TOKEN|SECRET|CREDENTIAL/.test(name) ? 'a value that is not shown' : JSON.stringify(text);
}
