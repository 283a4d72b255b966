/** Basic or bearer credentials. */
export type BrokerAuth = BasicAuth | BearerAuth;

/** A user of the broker's own. */
export interface BasicAuth {
  readonly username: string;
  readonly password: string;
}

/** A token, such as a hosted broker issues. */
export interface BearerAuth {
  readonly token: string;
}

/** Value of the `Authorization` header; user names and passwords travel as UTF-8. */
export function authorizationHeader(auth: BrokerAuth): string {
  if ('token' in auth) {
    return `Bearer ${auth.token}`;
  }
  return `Basic ${Buffer.from(`${auth.username}:${auth.password}`, 'utf8').toString('base64')}`;
}
