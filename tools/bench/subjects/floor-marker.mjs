/** What tells the fixed answer of the floor: as long as the id of an exchange, so that the answers have the same size. */
export const FLOOR_MARKER = 'exchange-floor0';
