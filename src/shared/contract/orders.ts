/**
 * Orders: what a customer bought, in which parcels it comes, and where these are; the shop tells it. Amounts are whole minor
 * units of a currency (ISO 4217).
 *
 * PUT    /api/v1/orders/:number             orders:write  PutOrder → SavedOrder: the whole order as it stands now
 * GET    /api/v1/orders                     orders:read   page(OrderRow), newest first; ?q=&customerId=&caseId=
 * GET    /api/v1/orders/:id                 orders:read   OrderDetail
 * PUT    /api/v1/cases/:id/orders/:orderId  cases:update  the case is about this order
 * DELETE /api/v1/cases/:id/orders/:orderId  cases:update  it is not
 */
import { type Static, Type } from "typebox";
import { Id, NullableRef, NullableText, NullableTime, PageQuery, Ref, Time } from "./common.ts";
import { Currency } from "./remedies.ts";

export const orderStates = ["placed", "paid", "packed", "shipped", "delivered", "cancelled", "returned"] as const;
export type OrderState = (typeof orderStates)[number];
export const shipmentStates = [
  "preparing",
  "shipped",
  "in_transit",
  "out_for_delivery",
  "delivered",
  "failed",
  "returned",
] as const;
export type ShipmentState = (typeof shipmentStates)[number];

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: "\\S" });
const Maybe = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));

export const OrderNumber = Type.String({ minLength: 1, maxLength: 60, pattern: "^[^\\s\\u0000-\\u001f]+$" });

/** Only what a browser may be sent to. */
const WebAddress = Type.String({ maxLength: 500, pattern: "^https?://[^\\s<>\"']+$" });

export const PutShipment = Type.Object({
  carrier: Maybe(Words(100)),
  trackingNumber: Maybe(Words(60)),
  trackingUrl: Maybe(WebAddress),
  /** left out: told by the times */
  state: Type.Optional(Type.Enum([...shipmentStates])),
  shippedAt: Maybe(Time),
  estimatedAt: Maybe(Time),
  deliveredAt: Maybe(Time),
  events: Type.Optional(
    Type.Array(Type.Object({ at: Time, words: Words(300), place: Maybe(Words(100)) }), { maxItems: 100 }),
  ),
});
export type PutShipment = Static<typeof PutShipment>;

export const PutOrder = Type.Object({
  /** left out: the first brand */
  brandId: Type.Optional(Id),
  /** the shop's own key, where that is not the number */
  externalId: Maybe(Words(100)),
  placedAt: Time,
  /** left out: told by the shipments */
  state: Type.Optional(Type.Enum([...orderStates])),
  currency: Maybe(Currency),
  total: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }), Type.Null()])),
  /** when it is to arrive, as the customer was told */
  estimatedAt: Maybe(Time),
  /** who ordered; the order belongs to whoever has the mail address, else the phone */
  customer: Type.Object({
    name: Maybe(Words(200)),
    mail: Maybe(Words(254)),
    phone: Maybe(Words(40)),
  }),
  lines: Type.Array(
    Type.Object({
      sku: Maybe(Words(100)),
      name: Words(300),
      quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    }),
    { maxItems: 200 },
  ),
  shipments: Type.Optional(Type.Array(PutShipment, { maxItems: 50 })),
});
export type PutOrder = Static<typeof PutOrder>;

export const SavedOrder = Type.Object({ id: Id, was: Type.Enum(["new", "changed", "same"]) });
export type SavedOrder = Static<typeof SavedOrder>;

export const ListOrders = Type.Object({
  ...PageQuery.properties,
  /** the beginning of a number; or a whole mail address, phone or tracking number */
  q: Type.Optional(Type.String({ maxLength: 254 })),
  customerId: Type.Optional(Id),
  caseId: Type.Optional(Id),
});
export type ListOrders = Static<typeof ListOrders>;

export const ShipmentView = Type.Object({
  id: Id,
  carrier: NullableText,
  trackingNumber: NullableText,
  trackingUrl: NullableText,
  state: Type.Enum([...shipmentStates]),
  shippedAt: NullableTime,
  estimatedAt: NullableTime,
  deliveredAt: NullableTime,
  /** newest first */
  events: Type.Array(Type.Object({ at: Time, words: Type.String(), place: NullableText })),
});
export type ShipmentView = Static<typeof ShipmentView>;

export const OrderRow = Type.Object({
  id: Id,
  number: Type.String(),
  brand: Ref,
  customer: NullableRef,
  state: Type.Enum([...orderStates]),
  /** it should have arrived and did not */
  late: Type.Boolean(),
  currency: NullableText,
  total: Type.Union([Type.Integer(), Type.Null()]),
  placedAt: Time,
  /** the day the last of it is to arrive; null: unknown, or all is there */
  estimatedAt: NullableTime,
  lines: Type.Array(Type.Object({ sku: NullableText, name: Type.String(), quantity: Type.Integer() })),
});
export type OrderRow = Static<typeof OrderRow>;

export const OrderDetail = Type.Object({
  ...OrderRow.properties,
  externalId: NullableText,
  name: NullableText,
  mail: NullableText,
  phone: NullableText,
  shipments: Type.Array(ShipmentView),
  /** cases about it that the reader may look into */
  cases: Type.Array(Type.Object({ id: Id, subject: Type.String() })),
  updatedAt: Time,
});
export type OrderDetail = Static<typeof OrderDetail>;

export const CaseOrderParams = Type.Object({ id: Id, orderId: Id });

/** An order as its customer sees it. */
export const CustomerOrder = Type.Object({
  number: Type.String(),
  state: Type.Enum([...orderStates]),
  late: Type.Boolean(),
  placedAt: Time,
  estimatedAt: NullableTime,
  lines: Type.Array(Type.Object({ name: Type.String(), quantity: Type.Integer() })),
  shipments: Type.Array(Type.Omit(ShipmentView, ["id"])),
});
export type CustomerOrder = Static<typeof CustomerOrder>;
