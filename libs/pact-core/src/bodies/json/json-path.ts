const PLAIN_NAME = /^[A-Za-z_@#][\w@#-]*$/;

/** Path of a member, as path expressions of a contract write it. */
export function memberPath(path: string, name: string): string {
  return PLAIN_NAME.test(name) ? `${path}.${name}` : `${path}['${name}']`;
}

export function itemPath(path: string, index: number): string {
  return `${path}[${index}]`;
}
