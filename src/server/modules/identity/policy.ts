/** How sure it is that two records are one person. Pure. */

/** Why they may be: each with the value it rests on, none for a name. */
export type Reason = {
  /** the one wrote an address that the other writes from; both wrote the same address, or order number; the same name */
  by: "own_address" | "same_address" | "same_number" | "same_name";
  value: string | null;
  /** a telephone number that this person's channel has proven to be theirs, which the other record has given */
  provenPhone: boolean;
};

/** How much each reason alone says. An order is often written about by two people of one household; a name by many. */
const WEIGHT: Record<Reason["by"], number> = {
  own_address: 0.75,
  same_address: 0.55,
  same_number: 0.55,
  same_name: 0.25,
};

/** Less is not worth a person's time. */
export const PROPOSE = 0.5;

/** From 0 to 1: what is left of the doubt after each kind of reason, once. */
export function scoreOf(reasons: readonly Reason[]): number {
  const kinds = new Set(reasons.map(({ by }) => by));
  const doubt = [...kinds].reduce((left, by) => left * (1 - WEIGHT[by]), 1);
  return Math.round((1 - doubt) * 100) / 100;
}

/**
 * True when nobody needs to be asked, as long as the other record has proven an address of its own: the same order, the same
 * name, and a telephone that is proven to be this person's and that the other record gave. Whoever only writes a number has
 * read it off a parcel, perhaps.
 */
export function isSure(reasons: readonly Reason[]): boolean {
  const has = (test: (reason: Reason) => boolean) => reasons.some(test);
  return (
    has(({ by }) => by === "same_number") &&
    has(({ by }) => by === "same_name") &&
    has(({ provenPhone }) => provenPhone)
  );
}

/** Names that are the same to a reader: width, case and space do not count. Single words and letters are nobody's name. */
export function sameName(a: string | null, b: string | null): boolean {
  const plain = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  if (!a || !b || plain(a) !== plain(b)) return false;
  return /\p{Script=Han}{2,}/u.test(a) || plain(a).includes(" ");
}
