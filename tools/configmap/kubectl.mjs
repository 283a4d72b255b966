import { execFileSync } from 'node:child_process';
import { UsageError } from '../start/usage-error.mjs';
import { LABEL } from './config-maps.mjs';

/** Owns the fields that are applied, so that a key whose file is gone goes, too, and others' fields stay. */
const FIELD_MANAGER = 'pact-infra-configmap';

/** What this tool asks of a cluster, through the user's own kubectl. */
export class Kubectl {
  /** @param {{ namespace: string, context: string | undefined }} target */
  constructor({ namespace, context }) {
    this.target = [`--namespace=${namespace}`, ...(context === undefined ? [] : [`--context=${context}`])];
  }

  /** @param {readonly import('./config-maps.mjs').ConfigMap[]} configMaps */
  apply(configMaps) {
    // Server-side: applying on the client's side would copy all content into an annotation, which has a limit of its own.
    const options = ['--server-side', '--force-conflicts', `--field-manager=${FIELD_MANAGER}`];
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: configMaps });
    return this.run(['apply', ...options, '--filename=-'], list);
  }

  /**
   * Deletes the labelled ConfigMaps that are not among these.
   *
   * @param {readonly import('./config-maps.mjs').ConfigMap[]} configMaps
   */
  prune(configMaps) {
    const kept = new Set(configMaps.map(({ metadata }) => `configmap/${metadata.name}`));
    const found = this.run(['get', 'configmaps', `--selector=${LABEL.name}=${LABEL.value}`, '--output=name']);
    const superfluous = found.split('\n').filter((name) => name !== '' && !kept.has(name));
    return superfluous.length === 0 ? '' : this.run(['delete', ...superfluous]);
  }

  /**
   * @param {readonly string[]} args
   * @param {string} [input]
   * @returns {string}
   */
  run(args, input = '') {
    try {
      return execFileSync('kubectl', [...args, ...this.target], {
        input,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['pipe', 'pipe', 'inherit'],
      });
    } catch (error) {
      throw new UsageError(
        `kubectl ${args.join(' ')} failed: ${error instanceof Error ? error.message : String(error)}`,
        {
          cause: error,
        },
      );
    }
  }
}
