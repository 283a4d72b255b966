/**
 * @typedef {object} ContainerProbe
 * @property {string} name of the container
 * @property {string} kind
 * @property {string} url
 */

/**
 * What the kubelet asks of a container, as it would ask it in the pod's network.
 *
 * @param {import('kubernetes-types/core/v1.js').Container} container
 * @returns {readonly ContainerProbe[]}
 */
export function probesOf({ name, ports = [], startupProbe, readinessProbe, livenessProbe }) {
  return Object.entries({ startupProbe, readinessProbe, livenessProbe }).flatMap(([kind, probe]) => {
    const { path = '/', port } = probe?.httpGet ?? {};
    const number = ports.find((each) => each.name === port)?.containerPort ?? port;
    return number === undefined ? [] : [{ name, kind, url: `http://127.0.0.1:${number}${path}` }];
  });
}
