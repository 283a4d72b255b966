import { StartError } from '../errors.js';

/** Turns what `listen` failed with into an error that names the port and the variable to change. */
export function listenError(error: unknown, address: { port: number; portVariable: string; host: string }): unknown {
  const { port, portVariable, host } = address;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(`port ${port} is already in use: set ${portVariable} to a free port`, { cause: error });
    case 'EACCES':
      return new StartError(`port ${port} needs privileges: set ${portVariable} to one above 1023`, { cause: error });
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
      return new StartError(`HOST ${host} is not an address of this machine`, { cause: error });
    default:
      return error;
  }
}
