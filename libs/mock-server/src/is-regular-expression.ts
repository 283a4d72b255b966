import { searchPattern } from '@pact-infra/pact-core';
import { ValidateBy } from 'class-validator';

/** Checks that a text is a regular expression. */
export function IsRegularExpression(): PropertyDecorator {
  return ValidateBy({
    name: 'isRegularExpression',
    validator: {
      validate: (value) => typeof value === 'string' && problemOf(value) === undefined,
      defaultMessage: (details) => {
        const value: unknown = details?.value;
        return `${details?.property ?? 'the value'} must be a regular expression: ${problemOf(String(value)) ?? 'it is not a text'}`;
      },
    },
  });
}

function problemOf(pattern: string): string | undefined {
  try {
    searchPattern(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
