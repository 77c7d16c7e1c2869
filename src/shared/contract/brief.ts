import { type Static, Type } from "typebox";
import { NullableText, Time } from "./common.ts";
import { Terms } from "./complaints.ts";

const NullableTerms = Type.Union([Terms, Type.Null()]);

/** What was done or offered so far to end a matter. */
export const triedKinds = ["offered", "declined", "given", "apologised", "called"] as const;
export const Tried = Type.Object({
  at: Time,
  what: Type.Enum([...triedKinds]),
  /** what was offered or given; null for the others */
  terms: NullableTerms,
  /** who of us; null where it says nothing */
  by: NullableText,
});
export type Tried = Static<typeof Tried>;

/** What the story has beyond messages and promises: of a plain question there is none. */
export const BriefMore = Type.Object({
  /** what the customer asked for last, as it was put on record */
  wants: Type.Union([Type.Object({ at: Time, terms: NullableTerms, words: NullableText }), Type.Null()]),
  /** the last ones, oldest first */
  tried: Type.Array(Tried),
  /** their words that made it serious */
  mood: NullableText,
});
export type BriefMore = Static<typeof BriefMore>;
