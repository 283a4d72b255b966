/** Where the controllers of the control plane are, whatever the prefix. */
const CONTROLLERS = '/_pact';

/** The path under which a mock server's control plane is reached. */
export class AdminPrefix {
  /** @param path - begins with `/`, and does not end with one */
  constructor(readonly path: string) {}

  /** Whether the control plane answers this path, with or without a query behind it. */
  covers(target: string): boolean {
    const { length } = this.path;
    return (
      target.startsWith(this.path) && (target.length === length || target[length] === '/' || target[length] === '?')
    );
  }

  /** What the controllers know as `path`. */
  inside(target: string): string {
    return CONTROLLERS + target.slice(this.path.length);
  }

  /** Where the path of a controller is reached. */
  outside(path: string): string {
    return path.startsWith(CONTROLLERS) ? this.path + path.slice(CONTROLLERS.length) : path;
  }
}
