/**
 * GET  /api/v1/customers/:id/likely                     customers:merge  page(LikelyCustomer)
 * POST /api/v1/customers/:id/likely/:otherId/different  customers:merge  Done (they are two persons)
 * GET  /api/v1/cases/:id/proof                          cases:read       CaseProof
 * POST /api/v1/cases/:id/codes                          cases:reply      SendCode → CaseProof
 * POST /api/v1/cases/:id/codes/check                    cases:reply      CheckCode → CheckedCode
 */
import { type Static, Type } from "typebox";
import { Id, NullableRef, NullableText, Ref, Time } from "./common.ts";

export const LikelyCustomer = Type.Object({
  customer: Ref,
  handles: Type.Array(Type.String()),
  /** from 0 to 1 */
  score: Type.Number(),
  reasons: Type.Array(
    Type.Object({
      by: Type.Enum(["own_address", "same_address", "same_number", "same_name"]),
      value: NullableText,
    }),
  ),
});
export type LikelyCustomer = Static<typeof LikelyCustomer>;

/** A way by which a one-time code may go to a customer. */
export const CodeWay = Type.Object({
  handleId: Id,
  accountId: Id,
  channel: Type.String(),
  display: Type.String(),
  /** the message costs money */
  paid: Type.Boolean(),
  /** it was proven to be theirs before */
  verified: Type.Boolean(),
  /** since when we know this address: one that was named a moment ago proves little */
  knownSince: Time,
});
export type CodeWay = Static<typeof CodeWay>;

/** Whether it is proven who speaks in a case. */
export const CaseProof = Type.Object({
  proof: Type.Union([
    Type.Object({
      at: Time,
      /** false when it is too long ago to say who speaks now */
      holds: Type.Boolean(),
      /** written back in a message, or said to a member of staff */
      how: Type.Enum(["typed", "told"]),
      channel: Type.String(),
      display: Type.String(),
      by: NullableRef,
    }),
    Type.Null(),
  ]),
  /** a code that was sent and is still good */
  waiting: Type.Union([
    Type.Object({
      sentAt: Time,
      expiresAt: Time,
      channel: Type.String(),
      display: Type.String(),
      /** how often one may still try */
      left: Type.Integer(),
    }),
    Type.Null(),
  ]),
  ways: Type.Array(CodeWay),
});
export type CaseProof = Static<typeof CaseProof>;

export const SendCode = Type.Object({ handleId: Id, accountId: Id });
export const CheckCode = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) });
export const CheckedCode = Type.Object({ ok: Type.Boolean(), left: Type.Integer(), proof: CaseProof });
