/** A link of a HAL document. */
export interface Link {
  readonly href: string;
  readonly title?: string;
  readonly name?: string;
  readonly templated?: boolean;
}

export type Links = Readonly<Record<string, Link | readonly Link[]>>;

/** The short names of relations, as HAL wants them declared. */
export function curies(base: string): readonly Link[] {
  return [{ name: 'pb', href: `${base}/doc/{rel}`, templated: true }];
}
