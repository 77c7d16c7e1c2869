/**
 * GET   /api/v1/customers                    customers:read    page(CustomerRow)  ?q= (name or any handle)
 * POST  /api/v1/customers                    customers:update  SaveCustomer → CustomerView
 * GET   /api/v1/customers/:id                customers:read    CustomerView (audited)
 * PATCH /api/v1/customers/:id                customers:update  UpdateCustomer → CustomerView
 * GET   /api/v1/customers/:id/timeline       customers:read    page(TimelineItem), newest first
 * GET   /api/v1/customers/:id/promises       promises:read     page(PromiseView)
 * POST  /api/v1/customers/:id/handles        customers:update  AddHandle → CustomerView
 * DELETE /api/v1/customers/:id/handles/:handleId  customers:update → CustomerView
 * POST  /api/v1/customers/:id/merge          customers:merge   MergeCustomers → CustomerView (this one stays)
 * POST  /api/v1/customers/:id/unmerge        customers:merge   UnmergeCustomer → CustomerView
 * POST  /api/v1/customers/:id/block          customers:block   Done
 * POST  /api/v1/customers/:id/unblock        customers:block   Done
 */
import { type Static, Type } from "typebox";
import { Id, Locale, NullableId, NullableText, NullableTime, Time } from "./common.ts";

export const HandleView = Type.Object({
  id: Id,
  kind: Type.String(),
  address: Type.String(),
  display: Type.String(),
  name: NullableText,
  verified: Type.Boolean(),
  bouncedAt: NullableTime,
  bounceReason: NullableText,
});
export type HandleView = Static<typeof HandleView>;

export const CustomerRow = Type.Object({
  id: Id,
  name: Type.String(),
  handles: Type.Array(Type.String()),
  tier: NullableText,
  openCases: Type.Integer(),
  lastMessageAt: NullableTime,
  blocked: Type.Boolean(),
});
export type CustomerRow = Static<typeof CustomerRow>;

export const CustomerView = Type.Object({
  id: Id,
  /** the name, or the first handle for somebody who never said one */
  name: Type.String(),
  locale: NullableText,
  timeZone: NullableText,
  tier: NullableText,
  company: NullableText,
  remarks: NullableText,
  blockedAt: NullableTime,
  createdAt: Time,
  handles: Type.Array(HandleView),
  counts: Type.Object({
    cases: Type.Integer(),
    openCases: Type.Integer(),
    promisesKept: Type.Integer(),
    promisesBroken: Type.Integer(),
    promisesOpen: Type.Integer(),
  }),
  mergedFrom: Type.Array(Type.Object({ id: Id, name: Type.String(), at: Time })),
});
export type CustomerView = Static<typeof CustomerView>;

export const SaveCustomer = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  email: Type.Optional(Type.String({ maxLength: 254 })),
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  locale: Type.Optional(Locale),
});
export const UpdateCustomer = Type.Partial(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    locale: Type.Union([Locale, Type.Null()]),
    timeZone: NullableText,
    tier: NullableText,
    company: NullableText,
    remarks: NullableText,
  }),
);
export const AddHandle = Type.Object({
  kind: Type.String({ maxLength: 30 }),
  address: Type.String({ minLength: 1, maxLength: 254 }),
});
export const MergeCustomers = Type.Object({ otherId: Id, reason: Type.Optional(Type.String({ maxLength: 500 })) });
export const UnmergeCustomer = Type.Object({ otherId: Id });

/** One line of a customer's timeline, whatever channel it came over. */
export const TimelineItem = Type.Object({
  id: Type.String(),
  at: Time,
  kind: Type.Union([
    Type.Literal("message"),
    Type.Literal("note"),
    Type.Literal("promise"),
    Type.Literal("case"),
    Type.Literal("event"),
  ]),
  /** event type (`cases.solved`), for icons and words */
  type: Type.String(),
  caseId: NullableId,
  caseSubject: NullableText,
  channel: NullableText,
  direction: NullableText,
  title: Type.String(),
  excerpt: NullableText,
  actor: NullableText,
  data: Type.Record(Type.String(), Type.Unknown()),
});
export type TimelineItem = Static<typeof TimelineItem>;
