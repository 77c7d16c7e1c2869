import { Type } from "typebox";
import { Done, IdParams, page } from "../../../shared/contract/common.ts";
import {
  CaseOrderParams,
  ListOrders,
  OrderDetail,
  OrderNumber,
  OrderRow,
  PutOrder,
  SavedOrder,
} from "../../../shared/contract/orders.ts";
import { route } from "../../kernel/http/route.ts";
import { listOrders } from "./list-orders.ts";
import { nameOrder, unnameOrder } from "./name-order.ts";
import { saveOrder } from "./save-order.ts";
import { showOrder } from "./show-order.ts";

const done = { ok: true as const };

export const routes = [
  route({
    method: "PUT",
    path: "/api/v1/orders/:number",
    access: "orders:write",
    summary: "An order as it stands now, whole; the same told twice changes nothing.",
    params: Type.Object({ number: OrderNumber }),
    body: PutOrder,
    response: SavedOrder,
    handler: (ctx, { params, body }) => saveOrder(ctx, { number: params.number, order: body }),
  }),
  route({
    method: "GET",
    path: "/api/v1/orders",
    access: "orders:read",
    summary: "Orders, newest first; with `q` by number, mail address, phone or tracking number.",
    query: ListOrders,
    response: page(OrderRow),
    handler: (ctx, { query }) => listOrders(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/orders/:id",
    access: "orders:read",
    summary: "An order with its parcels and the cases about it.",
    params: IdParams,
    response: OrderDetail,
    handler: (ctx, { params }) => showOrder(ctx, params.id),
  }),
  route({
    method: "PUT",
    path: "/api/v1/cases/:id/orders/:orderId",
    access: "cases:update",
    summary: "Notes that a case is about an order of its customer.",
    params: CaseOrderParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await nameOrder(ctx, { caseId: params.id, orderId: params.orderId });
      return done;
    },
  }),
  route({
    method: "DELETE",
    path: "/api/v1/cases/:id/orders/:orderId",
    access: "cases:update",
    summary: "Notes that a case is not about an order.",
    params: CaseOrderParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await unnameOrder(ctx, { caseId: params.id, orderId: params.orderId });
      return done;
    },
  }),
];
