export { pactText, reading } from './pact-text.js';
export type { InteractionText, PactNames } from './pact-text.js';
export { listenMock, servePacts } from './serve-pacts.js';
export type { TestMock, TestMockOptions } from './serve-pacts.js';
