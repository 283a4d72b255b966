export { systemClock, type Clock } from './clock.js';
export { watchDirectory, type DirectoryWatchOptions } from './directory/watch-directory.js';
export type { FileWatch, WatchStatus } from './file-watch.js';
export type { AbsentSnapshot, PresentSnapshot, Snapshot } from './snapshot.js';
export type { DebounceTimes } from './stream/debounce.js';
export type { ReadableFile, UnreadableFile, WatchedFile } from './watched-file.js';
