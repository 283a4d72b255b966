import parameterManager from '@google-cloud/parametermanager/build/protos/protos.json' with { type: 'json' };
import secretManager from '@google-cloud/secret-manager/build/protos/protos.json' with { type: 'json' };
import protobuf from 'protobufjs/light.js';
import type { Method, Type } from 'protobufjs';
import { httpBindings } from './http-binding.js';
import type { HttpBinding } from './http-binding.js';

/** A method of a service, and how it is called over HTTP. */
export interface GoogleMethod {
  readonly name: string;
  /** As HTTP/2 has it, such as `/google.cloud.secretmanager.v1.SecretManagerService/GetSecret`. */
  readonly path: string;
  readonly requestType: Type;
  readonly responseType: Type;
  /** In order: the first one whose path a request fits is taken. */
  readonly bindings: readonly HttpBinding[];
}

/** The methods of Secret Manager and Parameter Manager, as Google's clients for them have them. */
export function googleMethods(): readonly GoogleMethod[] {
  return [
    ...methodsOf(secretManager, 'google.cloud.secretmanager.v1.SecretManagerService'),
    ...methodsOf(parameterManager, 'google.cloud.parametermanager.v1.ParameterManager'),
  ];
}

function methodsOf(protos: object, service: string): readonly GoogleMethod[] {
  const { methodsArray } = protobuf.Root.fromJSON(protos).lookupService(service);
  return methodsArray.map((method) => googleMethod(service, method.resolve() as Method)); // resolves itself
}

function googleMethod(service: string, method: Method): GoogleMethod {
  const { name, resolvedRequestType, resolvedResponseType } = method;
  if (resolvedRequestType === null || resolvedResponseType === null) {
    throw new TypeError(`Expected ${service}.${name} to have a request type and a response type`);
  }
  return {
    name,
    path: `/${service}/${name}`,
    requestType: resolvedRequestType,
    responseType: resolvedResponseType,
    bindings: httpBindings(method.parsedOptions as Readonly<Record<string, unknown>>[]),
  };
}
