import { fluxProblem } from './flux-payload.js';

/** One kind of notification, told apart by the path segment behind `/api/`. */
export interface Channel {
  /** As answers name it. */
  readonly type: string;
  readonly clearedMessage: string;
  /** What is wrong with a payload, if anything. */
  readonly problem?: (payload: unknown) => string | undefined;
  readonly invalidMessage?: string;
}

const knownChannels: ReadonlyMap<string, Channel> = new Map<string, Channel>([
  [
    'flux-notification',
    {
      type: 'flux',
      clearedMessage: 'FluxCD notifications cleared',
      invalidMessage: 'Invalid FluxCD payload format',
      problem: fluxProblem,
    },
  ],
  ['argo-notification', { type: 'argo', clearedMessage: 'ArgoCD notifications cleared' }],
]);

/** The channel behind a path segment; one that is not known takes any payload, under its own name. */
export function channelOf(segment: string): Channel {
  return knownChannels.get(segment) ?? { type: segment, clearedMessage: `Notifications cleared for type: ${segment}` };
}
