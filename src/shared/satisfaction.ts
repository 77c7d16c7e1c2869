/** So low, of five, that somebody gets back to the customer. */
const UNHAPPY = 2;

/** True for a rating that says that the customer was unhappy with how it ended; not for none. */
export function isUnhappy(rating: number | null): boolean {
  return rating !== null && rating <= UNHAPPY;
}
