const LIFETIME_SECONDS = 86_400;

export interface TokenRequest {
  /** Of the token server. */
  readonly origin: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly audience: string;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresIn: number;
  /** Seconds since 1970. */
  readonly expiresOn: number;
}

/** Makes a token that clients can read like a real one. It is not signed: nobody may rely on it. */
export function issueToken({ origin, tenant, clientId, audience }: TokenRequest): IssuedToken {
  const issuedAt = Math.floor(Date.now() / 1000);
  const expiresOn = issuedAt + LIFETIME_SECONDS;
  const claims = {
    aud: audience,
    iss: `${origin}/${tenant}/v2.0`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: expiresOn,
    appid: clientId,
    oid: clientId,
    sub: clientId,
    tid: tenant,
  };
  const token = `${encode({ typ: 'JWT', alg: 'none' })}.${encode(claims)}.`;
  return { token, expiresIn: LIFETIME_SECONDS, expiresOn };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
