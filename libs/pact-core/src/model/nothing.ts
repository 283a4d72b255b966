/** The empty map that parts without anything share: there are very many of them. */
export const NOTHING: ReadonlyMap<never, never> = new Map<never, never>();
