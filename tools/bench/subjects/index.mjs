import { floor } from './floor.mjs';
import { mock, mockBaseline, mockObserved } from './mock.mjs';
import { mountebank } from './mountebank.mjs';
import { npmStub } from './npm-stub.mjs';
import { officialStub, officialStubBacktrace } from './official-stub.mjs';
import { wiremock } from './wiremock.mjs';

/**
 * The programs that are compared under load.
 *
 * @param {import('../options.mjs').BenchOptions} options
 * @returns {import('./subject.mjs').Subject[]}
 */
export function loadSubjects(options) {
  return [
    floor,
    mock,
    mockObserved,
    ...(options.baseline === undefined ? [] : mockBaseline(options.baseline)),
    officialStub,
    officialStubBacktrace,
    mountebank(options.mountebank),
    wiremock(options.wiremock),
  ];
}

/**
 * The programs whose start is compared: `npm run stub` beside them.
 *
 * @param {import('../options.mjs').BenchOptions} options
 * @returns {import('./subject.mjs').Subject[]}
 */
export function startSubjects(options) {
  return [npmStub, mockObserved, officialStub, mountebank(options.mountebank), wiremock(options.wiremock)];
}
