const MILLISECONDS_BETWEEN_LOOKS = 200;
const MILLISECONDS_TO_SAY_SO = 15_000;

/**
 * Waits until each service answers its health check with 200, and names those it still waits for.
 *
 * @param {readonly import('./services.mjs').Service[]} services
 * @param {{ signal: AbortSignal }} options
 */
export async function waitUntilHealthy(services, { signal }) {
  let waitingFor = [...services];
  let sayAt = Date.now() + MILLISECONDS_TO_SAY_SO;
  while (waitingFor.length > 0) {
    signal.throwIfAborted();
    const healthy = await Promise.all(waitingFor.map((service) => answersOk(`${service.url}${service.healthPath}`)));
    waitingFor = waitingFor.filter((_service, index) => !healthy[index]);
    if (waitingFor.length > 0 && Date.now() > sayAt) {
      console.log(`still waiting for ${waitingFor.map(({ name }) => name).join(', ')}`);
      sayAt += MILLISECONDS_TO_SAY_SO;
    }
    await pause(waitingFor.length > 0 ? MILLISECONDS_BETWEEN_LOOKS : 0);
  }
}

/**
 * @param {string} url
 * @returns {Promise<boolean>}
 */
async function answersOk(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // not listening yet, which is what is waited for
  }
}

/** @param {number} milliseconds */
export function pause(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
