export type { HeaderFields, HttpRequest, HttpResponse } from './http-message.js';
export type { Mismatch } from './mismatch.js';
export type { HttpInteraction, Interaction, Pact, ProviderState, SpecificationVersion } from './model/pact.js';
export { ContractError, PactError } from './errors.js';
export { runToEnd, type Slices } from './slices.js';
