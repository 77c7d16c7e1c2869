/**
 * What the customer sees of a complaint on the page of their case, and the page on which they rate how it ended.
 *
 * POST /c/:token/settlement   public   taking, countering, declining or confirming an offer, or saying what one wants
 * GET  /c/:token/closing      public   the same, asked once more of who comes by a link: opening it says nothing
 * POST /c/:token/closing      public   "it is solved", "it is not solved" and what is missing
 * GET  /r/:token              public   how did you find it; ?s=1…5 is chosen already, and counts only when it is sent
 * POST /r/:token              public   the rating and a comment
 */
import { type Static, Type } from "typebox";
import type { CaseCategory } from "./cases.ts";
import { Id, NullableText, NullableTime, Time } from "./common.ts";
import { SettlementMoveKind, SettlementState, Terms } from "./complaints.ts";

const NullableTerms = Type.Union([Terms, Type.Null()]);
export const PortalSettlement = Type.Object({
  state: SettlementState,
  terms: NullableTerms,
  dueAt: NullableTime,
  moves: Type.Array(
    Type.Object({
      id: Id,
      at: Time,
      kind: SettlementMoveKind,
      party: Type.Enum(["customer", "us"]),
      words: NullableText,
      terms: NullableTerms,
      dueAt: NullableTime,
    }),
  ),
  /** what was there when the page was drawn: another offer since is not taken unseen */
  lastMoveId: Id,
  may: Type.Array(SettlementMoveKind),
});
export type PortalSettlement = Static<typeof PortalSettlement>;

export type PortalComplaint = {
  settlement: PortalSettlement | null;
  /** who apologised to them, and when */
  apologies: { name: string; at: string }[];
  /** whether they can say that it is solved, and when it closes by itself */
  closing: { mayClose: boolean; mayDisagree: boolean; closesAt: string | null };
  /** the page on which they say how they found it; null where they are not asked */
  rating: { url: string; given: number | null } | null;
  currency: string;
};

/** The page on which somebody whom a link led there says once more what it said. */
export type ClosingPage = {
  page: "closing";
  token: string;
  subject: string;
  number: number;
  solved: boolean;
  /** it is closed already, or still worked on */
  category: CaseCategory;
  closesAt: string | null;
  formKey: string;
};

export type RatingPage = {
  page: "rating";
  token: string;
  subject: string;
  number: number;
  chosen: number | null;
  /** what they said before */
  given: { rating: number; comment: string | null } | null;
  saved: boolean;
  fault: { field: string | null; message: string } | null;
};
