/**
 * How Node runs the servers. A small young generation keeps an idle server 10 to 20 MiB smaller, and requests leave little
 * garbage. V8 takes the flag only from the command line, so the `stub` script and the images repeat it.
 */
export const SERVER_FLAGS = Object.freeze(['--max-semi-space-size=1']);
