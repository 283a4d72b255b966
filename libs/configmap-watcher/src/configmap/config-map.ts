import { fileFromBytes, fileFromText, type WatchedFile } from '../watched-file.js';
import { ApiProtocolError } from './api-error.js';
import { memberOf, stringMember } from './json-member.js';

/** What the watch keeps of a ConfigMap. */
export interface ConfigMap {
  readonly name: string;
  /** Changes when a ConfigMap is deleted and made anew under its old name. */
  readonly uid: string;
  readonly resourceVersion: string;
  readonly files: readonly WatchedFile[];
}

export interface ConfigMapReading {
  readonly accepts: (key: string) => boolean;
  readonly fileName: (configMap: string, key: string) => string;
}

/**
 * Reads the accepted keys of `data` and `binaryData`; both may be null or missing.
 *
 * @throws ApiProtocolError if the value is no ConfigMap
 */
export function parseConfigMap(value: unknown, { accepts, fileName }: ConfigMapReading): ConfigMap {
  const metadata = memberOf(value, 'metadata');
  const name = stringMember(metadata, 'name');
  if (name === undefined) {
    throw new ApiProtocolError('Expected a ConfigMap with metadata.name');
  }
  return {
    name,
    uid: stringMember(metadata, 'uid') ?? '',
    resourceVersion: stringMember(metadata, 'resourceVersion') ?? '',
    files: [
      ...textEntries(memberOf(value, 'data'), accepts).map(([key, text]) => fileFromData(fileName(name, key), text)),
      ...textEntries(memberOf(value, 'binaryData'), accepts).map(([key, base64]) =>
        fileFromBytes(fileName(name, key), Buffer.from(base64, 'base64')),
      ),
    ],
  };
}

function fileFromData(name: string, text: string): WatchedFile {
  return name.endsWith('.gz') ? fileFromBytes(name, Buffer.from(text)) : fileFromText(name, text);
}

function textEntries(value: unknown, accepts: (key: string) => boolean): readonly [string, string][] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, text]) =>
    accepts(key) && typeof text === 'string' ? [[key, text]] : [],
  );
}
