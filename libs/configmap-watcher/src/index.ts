export { systemClock, type Clock } from './clock.js';
export { ApiError, ApiProtocolError } from './configmap/api-error.js';
export type { ApiRequestOptions, ApiServer } from './configmap/api-server.js';
export { kubeConfigServer } from './configmap/kube-config-server.js';
export {
  SERVICE_ACCOUNT_DIRECTORY,
  serviceAccountServer,
  type ServiceAccountOptions,
} from './configmap/service-account.js';
export { ConfigMapEvents, type ConfigMapEvent, type ConfigMapEventsOptions } from './configmap/config-map-events.js';
export type { ConfigMapReference, ConfigMapWatch } from './configmap/config-map-watch.js';
export {
  watchConfigMap,
  watchConfigMaps,
  type ConfigMapsWatchOptions,
  type ConfigMapWatchOptions,
} from './configmap/watch-config-map.js';
export { watchDirectory, type DirectoryWatchOptions } from './directory/watch-directory.js';
export type { FileWatch, WatchStatus } from './file-watch.js';
export type { AbsentSnapshot, PresentSnapshot, Snapshot } from './snapshot.js';
export type { DebounceTimes } from './stream/debounce.js';
export type { ReadableFile, UnreadableFile, WatchedFile } from './watched-file.js';
