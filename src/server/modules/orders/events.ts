import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { orderStates } from "../../../shared/contract/orders.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

const State = Type.Enum([...orderStates]);

export const orderPlaced = defineEvent(
  "orders.placed",
  "The shop told of an order that was not known.",
  Type.Object({ orderId: Id, number: Type.String(), state: State }),
);

export const orderChanged = defineEvent(
  "orders.changed",
  "The shop told something new of an order: its state, a parcel, where that is.",
  Type.Object({ orderId: Id, number: Type.String(), from: State, to: State }),
);

export const orderNamed = defineEvent(
  "orders.named",
  "A case is about this order.",
  Type.Object({ orderId: Id, number: Type.String() }),
);

export const orderUnnamed = defineEvent(
  "orders.unnamed",
  "A case is not about this order after all.",
  Type.Object({ orderId: Id, number: Type.String() }),
);
