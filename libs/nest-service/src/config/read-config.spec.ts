import { describe, expect, it } from '@jest/globals';
import { IsBoolean, IsInt, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';
import { ConfigError } from '../errors.js';
import { readConfig } from './read-config.js';

class ExampleConfig {
  @IsInt()
  @Min(1)
  @Max(65_535)
  PORT = 1237;

  @IsUrl({ require_tld: false })
  BROKER_URL = 'http://localhost:9292';

  @IsString()
  MANAGER_URL = 'http://localhost:1238';

  @IsBoolean()
  STRICT = true;

  @IsString({ each: true })
  PROVIDERS: string[] = ['A'];

  @IsOptional()
  @IsInt()
  LIMIT?: number;

  @IsOptional()
  @IsString()
  BROKER_PASSWORD?: string;
}

describe('readConfig', () => {
  it('keeps the defaults of variables that are not set', () => {
    expect(readConfig(ExampleConfig, {})).toEqual({
      PORT: 1237,
      BROKER_URL: 'http://localhost:9292',
      MANAGER_URL: 'http://localhost:1238',
      STRICT: true,
      PROVIDERS: ['A'],
      LIMIT: undefined,
      BROKER_PASSWORD: undefined,
    });
  });

  it('converts numbers, booleans and lists to the declared type', () => {
    const config = readConfig(ExampleConfig, { PORT: ' 8080', STRICT: 'off', PROVIDERS: 'A, B,,C', LIMIT: '5' });

    expect(config).toMatchObject({ PORT: 8080, STRICT: false, PROVIDERS: ['A', 'B', 'C'], LIMIT: 5 });
  });

  it('takes an empty variable as unset, but as a value where a text is declared', () => {
    const config = readConfig(ExampleConfig, { PORT: '', STRICT: '', MANAGER_URL: '' });

    expect(config).toMatchObject({ PORT: 1237, STRICT: true, MANAGER_URL: '' });
  });

  it('ignores variables that the class does not name', () => {
    expect(readConfig(ExampleConfig, { HOME: '/root', constructor: 'x' })).not.toHaveProperty('HOME');
  });

  it('lists every problem in one message, with what came', () => {
    const env = { PORT: '70000', BROKER_URL: 'no sense', STRICT: 'maybe', LIMIT: '1e3' };

    expect(problemsOf(env)).toEqual([
      'STRICT must be true or false, got "maybe"',
      'LIMIT must be a number, got "1e3"',
      'PORT must not be greater than 65535, got "70000"',
      'BROKER_URL must be a URL address, got "no sense"',
    ]);
  });

  it('names a required variable that is not set', () => {
    class Required {
      @IsString()
      NAME!: string;
    }

    expect(() => readConfig(Required, {})).toThrow(new ConfigError(['NAME must be a string, it is not set']));
  });

  it('does not show the value of a credential', () => {
    class Credentials {
      @IsInt()
      BROKER_TOKEN = 1;
    }

    expect(() => readConfig(Credentials, { BROKER_TOKEN: 'hunter2' })).toThrow(
      'Bad configuration: BROKER_TOKEN must be a number, got a value that is not shown',
    );
  });
});

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(ExampleConfig, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) {
      return error.problems;
    }
    throw error;
  }
}
